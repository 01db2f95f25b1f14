using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Scripts;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.IndependentReaders;

namespace QtlQuery.Tests.Views;

/// <summary><c>export --sql spark|trino</c>: read by grammars of these engines, its types held to the files, its views run in DuckDB.</summary>
/// <remarks>The engines themselves need a JVM and are not run.</remarks>
[Collection(nameof(DemoStore))]
public sealed partial class ClusterScriptTests(DemoStore demo)
{
    static readonly IClusterDialect[] Dialects = [new SparkDialect(), new TrinoDialect()];

    [Theory]
    [InlineData("spark")]
    [InlineData("trino")]
    public void The_demo_store_is_written_as_the_golden_file_has_it(string engine)
    {
        var script = Export(engine, demo.Path, "--location", "s3://lab/demo.store", "--schema", "demo");
        // Generations, sizes and times are others each time.
        script = GenerationName().Replace(script, "GENERATION");
        script = string.Join('\n', script.Split('\n').Select(line => IngestTime().Replace(line, "TIME")).Select(line => BytesOfDataset().Replace(line, "BYTES")));
        Golden.Check($"cli/export-{engine}.sql", SameNames().Replace(script, "$1"));
    }

    [Theory]
    [InlineData("spark")]
    [InlineData("trino")]
    public void A_grammar_of_the_engine_reads_every_statement(string engine)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["script.sql"], Export(engine, demo.Path));
        var read = IndependentReader.Run("sql-grammar.mjs", engine, folder["script.sql"]);
        var statements = File.ReadLines(folder["script.sql"]).Count(line => !line.StartsWith("--", StringComparison.Ordinal) && line.EndsWith(';'));
        Assert.Equal($"{{\"errors\":[],\"statements\":{statements}}}\n", read);
    }

    [Fact]
    public void The_grammars_refuse_what_only_DuckDB_reads()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["duckdb.sql"], "create or replace view v as select a, from t qualify row_number() over (order by a) = 1;\n");
        Assert.All(Dialects, dialect => Assert.DoesNotContain("\"errors\":[]", IndependentReader.Run("sql-grammar.mjs", dialect.Name, folder["duckdb.sql"]), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("spark")]
    [InlineData("trino")]
    public void Columns_and_types_are_those_of_the_files_and_of_their_folders(string engine)
    {
        var script = Export(engine, demo.Path);
        using var store = QtlStore.Open(demo.Path);
        var tables = Table().Matches(script);
        Assert.True(tables.Count > 8, $"{tables.Count} tables");
        foreach (Match table in tables)
        {
            var name = table.Groups["name"].Value;
            var file = store.Catalogue.FirstFile(name)!;
            var stated = Column().Matches(table.Groups["columns"].Value).Select(column => (column.Groups["name"].Value, Type: column.Groups["type"].Value)).ToList();
            var folders = FolderOf().Matches(Path.GetRelativePath(store.Layout.Root, file)).Select(folder => folder.Groups["name"].Value).ToList();
            Assert.Equal(StoredColumns(store, file, engine).Concat(folders.Select(folder => (folder, engine == "spark" ? folder == "bin" ? "int" : "string" : folder == "bin" ? "integer" : "varchar"))), stated);
            Assert.Equal(folders, QuotedName().Matches(table.Groups["partitions"].Value).Select(folder => folder.Groups["name"].Value));
        }
    }

    [Fact]
    public void Its_views_give_the_rows_of_the_program()
    {
        using var store = QtlStore.Open(demo.Path, new() { Threads = 2 });
        using var bare = BareDuckDb(store);
        var translated = ClusterScript.Divide(store, Dialects[0]).Translated;
        Assert.Equal(translated, ClusterScript.Divide(store, Dialects[1]).Translated);
        var filled = new HashSet<string>();
        foreach (var view in translated)
        {
            Statements.Execute(bare, PortableSql.Of(view));
            var columns = store.Query<string>($"select column_name || ' ' || column_type from (describe {view.Name})");
            Assert.Equal(columns, Statements.Read(bare, $"select column_name || ' ' || column_type from (describe {view.Name})", row => row.GetString(0)));
            var question = $"select concat_ws(' ', count(*), bit_xor(hash(asked)), sum(hash(asked))) from {view.Name} as asked";
            var ours = Assert.Single(store.Query<string>(question));
            Assert.Equal((view.Name, ours), (view.Name, Statements.Read(bare, question, row => row.GetString(0))[0]));
            if (!ours.StartsWith("0 ", StringComparison.Ordinal) && ours != "0")
                filled.Add(view.Name);
        }

        string[] core = ["associations", "datasets", "significant_pairs", "lead_associations", "egenes", "evariants", "gwas", "molecular_traits", "independent_signals", "credible_sets", "tested_traits", "lead_distances", "genes"];
        Assert.Empty(core.Except(filled));
    }

    [Theory]
    [InlineData("spark", @"'Crohn\'s \\ disease'")]
    [InlineData("trino", @"'Crohn''s \ disease'")]
    public void Texts_are_quoted_as_the_engine_reads_them(string engine, string literal)
    {
        using var folder = new TestStore();
        folder.Ingest(folder.Write("T.tsv", GwasFile("1e-20")), format: "gwas_ssf", dataset: "T", set: [("trait", @"Crohn's \ disease"), ("genome_build", "GRCh38")]);
        Assert.Contains(literal, Export(engine, folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_file_that_still_lies_in_its_folder_is_read_by_no_view()
    {
        using var folder = new TestStore();
        (string, string)[] set = [("trait", "made up"), ("genome_build", "GRCh38")];
        folder.Ingest(folder.Write("T.tsv", GwasFile("1e-20")), format: "gwas_ssf", dataset: "T", set: set);
        var replaced = Path.GetFileName(Assert.Single(folder.Files("T", "gwas")));
        folder.Ingest(folder.Write("T.tsv", GwasFile("1e-9")), format: "gwas_ssf", dataset: "T", set: set);
        var current = Path.GetFileName(Assert.Single(folder.Files("T", "gwas")));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(folder.Path, "gwas"), "*.parquet", SearchOption.AllDirectories).Count());
        Assert.All(Dialects, dialect =>
        {
            var script = Export(dialect.Name, folder.Path);
            Assert.Contains($"where {dialect.FileName} in (\n    '{current}'\n);", script, StringComparison.Ordinal);
            Assert.DoesNotContain(replaced, script, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_view_of_the_program_and_of_the_store_is_there_or_named_as_missing()
    {
        using var folder = ThreeTissues.Create();
        Directory.CreateDirectory(folder.Layout.SqlFolder);
        File.WriteAllText(Path.Combine(folder.Layout.SqlFolder, "mine.sql"), "-- about: Mine.\n-- grain: one row\n-- engines: spark\ncreate or replace view mine as select 1 as one;\n");
        using var store = folder.Open();
        Assert.All(Dialects, dialect =>
        {
            var parts = Export(dialect.Name, folder.Path).Split("-- Not here, since");
            Assert.All(store.Views, view => Assert.True(parts[0].Contains($"create or replace view {view.Name} as", StringComparison.Ordinal) ^ Regex.IsMatch(parts[1], $@"\b{view.Name}\b"), view.Name));
        });
    }

    [Fact]
    public void A_schema_that_is_no_name_is_refused()
    {
        var run = CommandLine.Run("export", "--sql", "trino", "--store", demo.Path, "--schema", "a.b");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'a.b' cannot name a schema", run.Error, StringComparison.Ordinal);
    }

    static string Export(string engine, string store, params string[] more)
    {
        var run = CommandLine.Run(["export", "--sql", engine, "--store", store, .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    // As Spark and Trino document their types beside Parquet's.
    static IEnumerable<(string Name, string Type)> StoredColumns(QtlStore store, string file, string engine)
    {
        var leaves = store.Query<string>("select concat_ws('|', name, type, converted_type) from parquet_schema($file) where type is not null and num_children is null", new Dictionary<string, object?> { ["file"] = file });
        return leaves.Select(leaf => leaf.Split('|')).Select(leaf => (leaf[0], (leaf[1], engine) switch
        {
            ("BYTE_ARRAY", "spark") when leaf[2] == "UTF8" => "string",
            ("BYTE_ARRAY", "trino") when leaf[2] == "UTF8" => "varchar",
            ("INT32", "spark") => "int",
            ("INT32", "trino") => "integer",
            ("INT64", _) => "bigint",
            ("FLOAT", "spark") => "float",
            ("FLOAT", "trino") => "real",
            ("DOUBLE", _) => "double",
            ("BOOLEAN", _) => "boolean",
            _ => string.Join(' ', leaf),
        }));
    }

    // What the engine's tables are: the files, and nothing of ours.
    static DuckDBConnection BareDuckDb(QtlStore store)
    {
        var bare = new DuckDBConnection("DataSource=:memory:");
        bare.Open();
        Statements.Execute(bare, "set TimeZone = 'UTC'");
        foreach (var table in Schemas.Tables.Values.Where(table => table.Partitions.Count > 0))
        {
            var files = store.Catalogue.Files(table.Name);
            Statements.Execute(bare, files.Count > 0
                ? $"create view stored_{table.Name} as select * from {StoredTableSql.ReadFiles(table, $"[{string.Join(", ", files.Select(file => $"'{file}'"))}]")}"
                : $"create view stored_{table.Name} as select {string.Join(", ", StoredTableSql.Columns(table).Select(column => $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}"))} where false");
        }

        StoredDatasets.Create(bare, store.Catalogue, store.GenomeBuild.Name);
        return bare;
    }

    static string GwasFile(string p) =>
        $"chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n1\t1000100\tA\tG\t0.1\t0.01\t0.5\t{p}\n";

    [GeneratedRegex(@"create table if not exists (?<name>\w+)_folders \((?<columns>[^;]*?)\n\)\s.*?partitioned(?<partitions>[^)\]]*)[)\]]", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex("[`\"](?<name>\\w+)[`\"] (?<type>[^,\n]+)")]
    private static partial Regex Column();

    [GeneratedRegex("[`'](?<name>\\w+)[`']")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"(?<name>\w+)=[^/]*/")]
    private static partial Regex FolderOf();

    [GeneratedRegex(@"\b[0-9a-f]{12}\b")]
    private static partial Regex GenerationName();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex IngestTime();

    [GeneratedRegex(@"\d+(?=, array[(\[][^)\]]*[)\]], timestamp 'TIME')")]
    private static partial Regex BytesOfDataset();

    [GeneratedRegex(@"(    'GENERATION\.parquet'\n?)(?:,\n    'GENERATION\.parquet')+")]
    private static partial Regex SameNames();
}
