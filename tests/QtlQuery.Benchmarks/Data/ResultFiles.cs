using System.IO.Compression;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Data;

/// <summary>Result files made once and kept in a folder: the same name holds the same rows on every machine.</summary>
sealed class ResultFiles(string folder, Density density)
{
    public const ulong GenomeSeed = 20260101;
    const long RowsAChromosome = 12_000_000;
    const int FewestChromosomes = 3;
    const int Chromosomes = 22;

    static readonly int[] SampleSizes = [670, 205, 482, 573, 147, 329, 706, 243, 396, 517];

    /// <summary>The eQTL Catalogue's nominal results of a context, by position.</summary>
    public string Nominal(long rows, int context = 0) =>
        Make($"Bench_ge_context{context}.{Name}{rows}.all.tsv.gz", output => WriteNominal(output, Study(context), rows));

    /// <summary>The same with one line a pair, compressed by bgzip at its usual level and indexed by tabix; plain gzip where they are not installed.</summary>
    public string Pairs(long rows, int context)
    {
        var name = $"Bench_ge_context{context}.{Name}{rows}.pairs.tsv.gz";
        if (Tool.Missing("bgzip", "tabix") is not null)
            return Make(name, output => WriteNominal(output, Study(context), rows, oneForEachRsid: false));
        var path = Path.Combine(folder, name);
        if (File.Exists(path + ".tbi"))
            return path;
        Directory.CreateDirectory(folder);
        BlockGzip.Write(path, output => WriteNominal(output, Study(context), rows, oneForEachRsid: false));
        BlockGzip.Index(path);
        return path;
    }

    /// <summary>The same rows from the smallest p-value to the largest.</summary>
    public string NominalByPValue(long rows) =>
        Make($"Bench_ge_bypvalue.{rows}.all.tsv.gz", output => WriteByPValue(output, Study(0), rows));

    /// <summary>The ten columns of tensorQTL's nominal pass as text, by gene.</summary>
    public string TenColumns(long rows) =>
        Make($"context0.{rows}.cis_qtl_pairs.tsv.gz", output => WriteTenColumns(output, Study(0), rows));

    string Name => density == Density.Gtex ? "" : density.Name + ".";

    CisStudy Study(int context) => new(new Genome(GenomeSeed, density), $"context{context}", SampleSizes[context % SampleSizes.Length], GenomeSeed + 1 + (ulong)context);

    string Make(string name, Action<Stream> write)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
            return path;
        Directory.CreateDirectory(folder);
        using (var file = File.Create(path + ".part", 1 << 20))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            write(gzip);
        File.Move(path + ".part", path);
        return path;
    }

    static void WriteNominal(Stream output, CisStudy study, long rows, bool oneForEachRsid = true)
    {
        using var text = new RowText(output);
        CatalogueRows.Header(text);
        foreach (var (pair, rsid) in Rows(study.ByPosition, rows, oneForEachRsid))
            CatalogueRows.Write(text, study, pair, rsid);
    }

    static void WriteByPValue(Stream output, CisStudy study, long rows)
    {
        var lines = new LinesByValue(rows);
        using var text = new RowText(output);
        CatalogueRows.Header(text);
        foreach (var (pair, rsid) in Rows(study.ByPosition, rows))
        {
            CatalogueRows.Write(text, study, pair, rsid, endLine: false);
            lines.Add(pair.PValue, text.Line);
            text.DropLine();
        }

        foreach (var line in lines.Sorted())
        {
            text.Text(line.Span);
            text.EndLine();
        }
    }

    static void WriteTenColumns(Stream output, CisStudy study, long rows)
    {
        using var text = new RowText(output);
        TensorQtlRows.Header(text);
        foreach (var (pair, _) in Rows(study.ByGene, rows, oneForEachRsid: false))
            TensorQtlRows.Write(text, study, pair);
    }

    // The chromosomes have equal shares.
    static IEnumerable<(Pair Pair, long Rsid)> Rows(Func<int, IEnumerable<Pair>> pairs, long rows, bool oneForEachRsid = true)
    {
        var chromosomes = (int)Math.Clamp(rows / RowsAChromosome + 1, FewestChromosomes, Chromosomes);
        var written = 0L;
        for (var chromosome = 1; chromosome <= chromosomes; chromosome++)
        {
            var end = rows * chromosome / chromosomes;
            foreach (var pair in pairs(chromosome))
            {
                if (written++ == end)
                    break;
                yield return (pair, pair.Variant.Rsid);
                if (oneForEachRsid && pair.Variant.SecondRsid != 0 && written < end)
                {
                    written++;
                    yield return (pair, pair.Variant.SecondRsid);
                }
            }

            written = end;
        }
    }
}
