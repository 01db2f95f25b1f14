using System.Globalization;
using DuckDB.NET.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>The store with ten or twenty times the pairs: further genome of the same contexts, where no question of the benchmark lies.</summary>
/// <remarks>
/// A further chromosome is the three of the first context one behind the other, with genes, places and rsids of its own. Contexts share the files of
/// such pairs (hard links), as no answer reads them. What look-ups do read, the list of files, leads and rsids, each context has for itself and at
/// full size.
/// </remarks>
sealed class GrownStore(AskedFiles files, string folder)
{
    const int BaseChromosomes = 3;

    /// <summary>From one of the three to the next on a further chromosome: a multiple of any width of bins.</summary>
    const int StrideBp = 300_000_000;

    /// <summary>Tables beside the pairs that look-ups read.</summary>
    static readonly string[] Companions = ["association_leads", "variants", "expression"];

    readonly string _further = Path.Combine(folder, "further");

    /// <param name="times">How many times the pairs of the store, up to 20.</param>
    /// <returns>The store's directory.</returns>
    public string Make(int times)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{Path.ChangeExtension(files.Store, null)}.times{times}.store");
        if (Directory.Exists(path))
            return path;
        Console.Error.WriteLine($"making {path}");
        if (Directory.Exists(path + ".part"))
            Directory.Delete(path + ".part", recursive: true);
        StoreCopy.Make(files.Store, path + ".part");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var layout = new StoreLayout(path + ".part");
        var datasets = StoreCatalogue.Read(layout).Datasets.Values.Where(dataset => dataset.Tables.ContainsKey("associations")).OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal).ToList();
        foreach (var dataset in datasets)
            Grow(connection, layout, dataset, datasets[0], times);
        Directory.Move(path + ".part", path);
        return path;
    }

    void Grow(DuckDBConnection connection, StoreLayout layout, DatasetDescriptor dataset, DatasetDescriptor first, int times)
    {
        using var publication = Publication.Begin(layout, dataset.DatasetId, sweep: false);
        var pairs = dataset.Tables["associations"];
        var grown = pairs.Files.Select(file => Linked(publication, layout.FullPath(file.Path), file)).ToList();
        foreach (var chromosome in Further(times))
        {
            foreach (var file in first.Tables["associations"].Files)
                grown.Add(FurtherPairs(connection, layout, publication, file, chromosome, pairs.BinWidth!.Value));
        }

        var tables = new Dictionary<string, StoredTable> { ["associations"] = Table(publication, grown, pairs.BinWidth) };
        foreach (var table in Companions.Where(dataset.Tables.ContainsKey))
            tables[table] = Table(publication, [Written(connection, layout, publication, table, dataset.Tables[table].Files, times)], null);
        var none = new Dictionary<string, long>();
        var rows = tables["associations"].Rows;
        publication.Commit(dataset.Fields, tables, new(publication.Generation, "benchmark", DateTime.UtcNow, new Dictionary<string, string>(), [], new(rows, rows, 0, none, none), none));
    }

    // Made once for all stores and contexts.
    StoredFile FurtherPairs(DuckDBConnection connection, StoreLayout layout, Publication publication, StoredFile file, int chromosome, int binWidth)
    {
        var unit = Number(file.Chromosome!) - 1;
        var bin = file.Bin!.Value + unit * StrideBp / binWidth;
        var made = Path.Combine(_further, string.Create(CultureInfo.InvariantCulture, $"{chromosome}.{bin}.parquet"));
        if (!File.Exists(made))
        {
            Directory.CreateDirectory(_further);
            var rows = $"select * exclude (dataset_id, chromosome, bin, further, unit) replace ({Renamed("molecular_trait_id")}, {Renamed("gene_id")}, {Renamed("molecular_trait_object_id")}, {Moved("position")}, 'rs' || ({RsidNumber("rsid[3:]")}) as rsid) from (select *, {chromosome} as further, {unit} as unit from {Rows("associations")})";
            Write(connection, rows, [layout.FullPath(file.Path)], made + ".part", "associations");
            File.Move(made + ".part", made);
        }

        return Linked(publication, made, file with { Chromosome = chromosome.ToString(CultureInfo.InvariantCulture), Bin = bin, FirstPosition = file.FirstPosition + unit * StrideBp, LastPosition = file.LastPosition + unit * StrideBp, Bytes = new FileInfo(made).Length });
    }

    // The table's own rows and, on each further chromosome, theirs again.
    static StoredFile Written(DuckDBConnection connection, StoreLayout layout, Publication publication, string table, IReadOnlyList<StoredFile> files, int times)
    {
        var path = publication.StagedFile(table);
        var definition = Schemas.Table(table);
        var replaced = table switch
        {
            "association_leads" => $"{Renamed("molecular_trait_id")}, {Renamed("gene_id")}, further::varchar as chromosome, {Moved("position")}, {Moved("first_position")}, {Moved("last_position")}, 'rs' || ({RsidNumber("rsid[3:]")}) as rsid",
            "variants" => $"further::varchar as chromosome, {Moved("position")}, {RsidNumber("rsid_number")} as rsid_number",
            _ => Renamed("gene_id"),
        };
        var unit = definition.Has("chromosome") ? "chromosome::integer" : "gene_id[5:6]::integer";
        var range = string.Create(CultureInfo.InvariantCulture, $"range({Further(times).First()}, {Further(times).Last() + 1})");
        var rows = $"""
            select * exclude (dataset_id) from {Rows(table)}
            union all by name
            select * exclude (dataset_id, further, unit) replace ({replaced}) from (select *, {unit} - 1 as unit from {Rows(table)} cross join {range} as chromosomes(further))
            order by {string.Join(", ", definition.Order.Select(StoredTableSql.Name))}
            """;
        Write(connection, rows, [.. files.Select(file => layout.FullPath(file.Path))], path, table);
        using var count = connection.CreateCommand();
        count.CommandText = $"select count(*) from '{path}'";
        return new(publication.PublishedPath(path), (long)count.ExecuteScalar()!, new FileInfo(path).Length);
    }

    static void Write(DuckDBConnection connection, string rows, List<string> files, string path, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({rows}) to '{path}' ({StoredTableSql.ParquetOptions(Schemas.Table(table), GenomeBuild.Parse("GRCh38"))})".Replace("$files", $"[{string.Join(", ", files.Select(file => $"'{file}'"))}]", StringComparison.Ordinal);
        command.ExecuteNonQuery();
    }

    static StoredFile Linked(Publication publication, string existing, StoredFile file)
    {
        var staged = publication.StagedFile("associations", file.Chromosome, file.Bin);
        HardLink.Make(existing, staged);
        return file with { Path = publication.PublishedPath(staged) };
    }

    static StoredTable Table(Publication publication, IReadOnlyList<StoredFile> files, int? binWidth) => new(publication.Generation, files.Sum(file => file.Rows), files.Sum(file => file.Bytes), files, binWidth);

    static IEnumerable<int> Further(int times) => Enumerable.Range(BaseChromosomes + 1, times - 1);

    static string Rows(string table) => StoredTableSql.ReadFiles(Schemas.Table(table), "$files");

    // ENSG, two digits of the chromosome, nine of the gene.
    static string Renamed(string id) => $"'ENSG' || printf('%02d%09d', further, {id}[7:]::integer + unit * 1000000) as {id}";

    static string Moved(string position) => string.Create(CultureInfo.InvariantCulture, $"({position} + unit * {StrideBp})::integer as {position}");

    static string RsidNumber(string number) => $"{number}::bigint % 100000000 + further::bigint * 100000000 + unit * 10000000";

    static int Number(string chromosome) => int.Parse(chromosome, CultureInfo.InvariantCulture);
}
