using System.Globalization;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Ingest;

/// <summary>A made-up folder of result files of several formats.</summary>
static class ResultFolder
{
    public const string GwasHeader = "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n";

    /// <summary>Writes a file of nominal statistics of a made-up tissue, on three chromosomes.</summary>
    /// <param name="refused">Rows at its end that are refused.</param>
    public static string Nominal(string folder, string tissue, int rows, int refused = 0)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"Exemplar_ge_{tissue}.all.tsv");
        File.WriteAllText(path, NominalRow.File(Enumerable.Range(1, rows).Select(i => new NominalRow(
            "ENSG09900000001",
            (1 + (i % 3)).ToString(CultureInfo.InvariantCulture),
            // Rows of one place and trait are folded, and the order is not that of positions.
            1000 + ((i * 7919) % (rows - (rows / 10) + 1)),
            PValue: i > rows - refused ? "2" : "0.5",
            Rsid: $"rs{i}"))));
        return path;
    }

    /// <summary>Writes a GWAS that does not say its trait or build.</summary>
    public static string Gwas(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, GwasHeader + "1\t100\tA\tG\t0.1\t0.02\t0.3\t5.7e-07\n1\t200\tC\tT\t0.05\t0.02\t0.2\t0.0124\n");
        return path;
    }

    /// <summary>The stored files with their bytes' hashes, without what differs from one ingest to the next: the generation in their names.</summary>
    public static List<string> Contents(StoreLayout layout) =>
    [
        .. StoreCatalogue.Read(layout).Datasets.Values
            .SelectMany(dataset => dataset.Tables.Values)
            .SelectMany(table => table.Files)
            .Select(file => $"{Path.GetDirectoryName(file.Path)} {file.Sha256}")
            .Order(StringComparer.Ordinal),
    ];
}
