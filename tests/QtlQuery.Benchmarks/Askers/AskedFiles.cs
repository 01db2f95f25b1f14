using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Suites;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Index;
using QtlQuery.Ingest;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>The same pairs in every program's own format, kept in a folder: ten contexts, and a GWAS of their variants.</summary>
sealed class AskedFiles
{
    public const int Count = 10;

    /// <summary>The GWAS's dataset.</summary>
    public const string Gwas = "Bench_gwas";

    const int GwasSignalsEvery = 5;
    const ulong GwasSeed = 20260103;

    readonly string _folder;
    readonly string _name;

    AskedFiles(string folder, long rowsAContext)
    {
        (_folder, Rows) = (folder, Count * rowsAContext);
        _name = string.Create(CultureInfo.InvariantCulture, $"{Density.Cis.Name}.{rowsAContext}");
        var files = new ResultFiles(folder, Density.Cis);
        Contexts = Enumerable.Range(0, Count).ToDictionary(context => $"Bench_ge_context{context}", context => files.Pairs(rowsAContext, context));
    }

    /// <summary>Pairs of all contexts.</summary>
    public long Rows { get; }

    /// <summary>Dataset → its text, bgzipped and indexed where that can be done.</summary>
    public IReadOnlyDictionary<string, string> Contexts { get; }

    public string Store => Path.Combine(_folder, $"{_name}.store");

    /// <summary>The same store with look-up indexes.</summary>
    public string IndexedStore => Path.Combine(_folder, $"{_name}.indexed.store");

    public string PlainParquet => Path.Combine(_folder, $"{_name}.parquet");

    public string PlainGwas => Path.Combine(_folder, $"{_name}.gwas.parquet");

    public string Sqlite => Path.Combine(_folder, $"{_name}.sqlite");

    string GwasText => Path.Combine(_folder, $"{_name}.gwas.tsv");

    /// <param name="peers">Whether what other programs are asked of is wanted.</param>
    public static AskedFiles Make(string folder, long rowsAContext, bool peers)
    {
        var files = new AskedFiles(folder, rowsAContext);
        Once(files.GwasText, files.WriteGwas);
        Once(files.Store, files.Ingest);
        Once(files.IndexedStore, files.Index);
        if (!peers)
            return files;
        Once(files.PlainGwas, part => Copy("select * from read_csv($source, delim = '\\t')", files.GwasText, part));
        Once(files.PlainParquet, part => Copy($"select split_part(parse_filename(filename), '.', 1) as dataset_id, * exclude (filename) from read_csv($source, delim = '\\t', nullstr = 'NA', filename = true)", Path.Combine(folder, $"Bench_ge_context*.{files._name}.pairs.tsv.gz"), part));
        if (SqliteMissing is null)
            Once(files.Sqlite, files.LoadSqlite);
        return files;
    }

    public static string? SqliteMissing => Askers.Sqlite.Missing;

    // A name is there when what it names is complete.
    static void Once(string path, Action<string> make)
    {
        if (Path.Exists(path))
            return;
        Console.Error.WriteLine($"making {path}");
        var part = path + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        File.Delete(part);
        make(part);
        Directory.Move(part, path);
    }

    static void Copy(string select, string source, string target)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({select}) to $target (format parquet)";
        command.Parameters.Add(new DuckDBParameter("source", source));
        command.Parameters.Add(new DuckDBParameter("target", target));
        command.ExecuteNonQuery();
    }

    void Ingest(string path)
    {
        QtlStore.Create(path, GenomeBuild.Parse("GRCh38"));
        foreach (var file in Contexts.Values)
            Ingestion.Run(new(path, [file]) { Set = IngestSuite.Settings(file) });
        Ingestion.Run(new(path, [GwasText]) { Dataset = Gwas, Set = new Dictionary<string, string> { ["study"] = "Bench", ["trait"] = "height", ["genome_build"] = "GRCh38" } });
    }

    void Index(string path)
    {
        StoreCopy.Make(Store, path);
        using var store = QtlStore.Open(path);
        foreach (var dataset in Contexts.Keys)
            DatasetIndex.Make(store, dataset);
    }

    // Over the same variants; signals at the causal places of some genes.
    void WriteGwas(string path)
    {
        const int End = 130_000_000;
        var genome = new Genome(ResultFiles.GenomeSeed, Density.Cis);
        var signals = Enumerable.Range(1, 3)
            .SelectMany(chromosome => genome.Genes(chromosome).TakeWhile(gene => gene.Tss < End).Where((gene, i) => i % GwasSignalsEvery == 0 && gene.CausalZ != 0))
            .ToLookup(gene => gene.Chromosome, gene => (gene.CausalPosition, gene.CausalZ / 2));
        using var output = File.Create(path);
        new GwasFile(genome, GwasSeed).Write(output, [(1, End), (2, End), (3, End)], signals);
    }

    void LoadSqlite(string path)
    {
        var pipe = Path.Combine(_folder, "pairs.fifo");
        File.Delete(pipe);
        using (var made = Process.Start("mkfifo", [pipe]))
            made.WaitForExit();
        using var sqlite = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", path]) { RedirectStandardInput = true, WorkingDirectory = _folder })!;
        sqlite.StandardInput.Write(SqlitePeer.Load);
        sqlite.StandardInput.Close();
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"copy (select {SqlitePeer.Columns} from '{PlainParquet}') to '{pipe}' (format csv, header false)";
            command.ExecuteNonQuery();
        }

        sqlite.WaitForExit();
        File.Delete(pipe);
        if (sqlite.ExitCode != 0)
            throw new InvalidOperationException($"sqlite3 ended with {sqlite.ExitCode}");
    }
}
