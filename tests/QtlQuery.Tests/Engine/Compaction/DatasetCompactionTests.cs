using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Compaction;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Lookup;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Ingest.Originals;

namespace QtlQuery.Tests.Engine.Compaction;

/// <summary>A compacted dataset has the same rows and source lines in fewer files, and nothing else of the store is touched.</summary>
public sealed class DatasetCompactionTests(DatasetCompactionTests.Narrow narrow) : IClassFixture<DatasetCompactionTests.Narrow>, IDisposable
{
    const string Dataset = "Exemplar_ge_liver";

    static readonly IngestSizes ThreeRowsAFile = new(RowsAFile: 3);

    readonly TestStore _store = new();

    // Positions that repeat, so that rows of one place keep the order of their alleles and traits; 3 rows a file, then 20, then all of a chromosome.
    [Fact]
    public void Rows_and_source_lines_are_what_they_were_in_fewer_files()
    {
        narrow.Store.CopyTo(_store);
        Ingest(_store, "other", RandomRows(101, 20), ThreeRowsAFile);
        Assert.True(Files() > 30, "the sizes are meant to give many files");
        var (rows, lines, others) = (Rows(), WrittenLines.Of(_store.Path, Dataset), Others());
        foreach (var rowsAFile in new double[] { 20, 1_000_000 })
        {
            var before = Files();
            var (plan, after) = Assert.Single(DatasetCompaction.Run(_store.Layout, Dataset, new() { Threads = 2 }, rowsAFile).Rewritten);
            Assert.Equal(after.Files.Count, Files());
            Assert.Equal(plan.Bins.Count, after.Files.Count);
            Assert.True(after.Files.Count <= 0.75 * before, $"{before} files became {after.Files.Count}");
            Assert.Equal(rows, Rows());
            Assert.Equal(lines, WrittenLines.Of(_store.Path, Dataset));
            Assert.All(_store.Files(Dataset, "associations"), IsSorted);
            Assert.Equal(others, Others());
            Assert.Empty(StoreCheck.Run(_store.Layout));
            Assert.Empty(DatasetCompaction.Run(_store.Layout, Dataset, new(), rowsAFile).Rewritten);
        }

        Assert.Equal(3, Files());
    }

    // What an ingest is known by stays, so that the same file again changes nothing.
    [Fact]
    public void The_same_file_is_still_known_after_it()
    {
        narrow.Store.CopyTo(_store);
        var ingest = Assert.Single(Descriptor().Ingests);
        Assert.NotEmpty(DatasetCompaction.Run(_store.Layout, Dataset, new()).Rewritten);
        Assert.Equal(ingest.Id, Assert.Single(Descriptor().Ingests).Id);
        Assert.Equal(ingest.Id, Descriptor().Tables["associations"].IngestId);
        Assert.True(Ingest(_store, Dataset, narrow.Rows, ThreeRowsAFile).Unchanged);
    }

    // An index has rows and no names of files: it stays, and look-ups through it answer as before.
    [Fact]
    public void A_look_up_index_stays_and_answers_as_before()
    {
        narrow.Store.CopyTo(_store);
        using (var store = _store.Open())
            DatasetIndex.Make(store, Dataset);
        var (index, found) = (Descriptor().Tables["associations"].Index, Found());
        Assert.NotEmpty(DatasetCompaction.Run(_store.Layout, Dataset, new()).Rewritten);
        Assert.Equal(index, Descriptor().Tables["associations"].Index);
        Assert.Equal(found, Found());
        Assert.Empty(StoreCheck.Run(_store.Layout));

        List<string> Found()
        {
            var rows = new List<string>();
            using var store = _store.Open();
            var query = StoreLookup.Region(store, "1:1-200000000");
            using var reader = store.Read(query.Sql, query.Parameters);
            while (reader.Next())
                rows.Add($"{reader.Rows["molecular_trait_id"]} {reader.Rows["variant_id"]} {reader.Rows["beta"]}");
            Assert.NotEmpty(rows);
            return rows;
        }
    }

    // 61,440 rows each but the last, whatever the files before had; and the same bytes on any number of threads.
    [Fact]
    public void Row_groups_are_as_large_as_the_layout_says_on_any_number_of_threads()
    {
        Ingest(_store, Dataset, Enumerable.Range(0, 130_000).Select(i => new NominalRow("ENSG09900000001", "1", 1000 + (i * 1500))), new(RowsAFile: 10_000));
        Assert.True(Files() > 10, "the sizes are meant to give many files");
        using var copy = _store.Copy();
        DatasetCompaction.Run(_store.Layout, Dataset, new() { Threads = 1 });
        DatasetCompaction.Run(copy.Layout, Dataset, new() { Threads = 4 });
        var path = Assert.Single(_store.Files(Dataset, "associations"));
        using var database = WorkDatabase.Open(new());
        Assert.Equal([61_440, 61_440, 7_120], database.Query<long>("select row_group_num_rows from (select distinct row_group_id, row_group_num_rows from parquet_metadata($path)) order by row_group_id", new { path }));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Assert.Single(copy.Files(Dataset, "associations"))));
    }

    [Fact]
    public void A_damaged_file_is_named_and_nothing_is_rewritten()
    {
        narrow.Store.CopyTo(_store);
        var file = _store.Files(Dataset, "associations")[3];
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        var before = File.ReadAllText(_store.Layout.DescriptorFile(Dataset));
        Assert.Contains("its bytes are not the ones that were written", Assert.Throws<QtlQueryException>(() => DatasetCompaction.Run(_store.Layout, Dataset, new())).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_store.Layout.DescriptorFile(Dataset)));
    }

    [Fact]
    public void The_command_says_what_it_would_do_does_it_once_and_then_has_nothing_to_do()
    {
        narrow.Store.CopyTo(_store);
        var descriptor = File.ReadAllText(_store.Layout.DescriptorFile(Dataset));
        var before = Files();
        var dry = CommandLine.Run("compact", "--store", _store.Path, "--dry-run");
        Assert.Equal($"1 of 1 datasets would be rewritten: {before} files as 3\n", dry.Error);
        Assert.Equal(descriptor, File.ReadAllText(_store.Layout.DescriptorFile(Dataset)));

        var done = CommandLine.Run("compact", Dataset, "--store", _store.Path);
        Assert.Equal((0, $"1 of 1 datasets were rewritten: {before} files are now 3; the old ones stay 10 minutes for those who read them\n"), (done.ExitCode, done.Error));
        var cells = done.Output.Split('\n')[1].Split('\t');
        Assert.Equal([Dataset, "associations", $"{narrow.Rows.Length}", $"{before}", "3"], cells[..5]);
        Assert.True(long.Parse(cells[6], CultureInfo.InvariantCulture) < long.Parse(cells[5], CultureInfo.InvariantCulture), done.Output);

        Assert.Equal("nothing to gain in 1 datasets\n", CommandLine.Run("compact", "--store", _store.Path).Error);
        Assert.Contains("has no dataset 'nothing'", CommandLine.Run("compact", Dataset, "nothing", "--store", _store.Path).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    static NominalRow[] RandomRows(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count)
            .Select(i => new NominalRow(
                $"ENSG0990000000{1 + (i % 3)}",
                $"{1 + (i % 3)}",
                random.Next(1, 25) * 8_000_000,
                Alt: "CGT"[random.Next(3)].ToString(),
                PValue: $"{random.Next(1, 99)}E-{random.Next(2, 40)}",
                Rsid: $"rs{random.Next(1, 99)}"))
            .DistinctBy(row => (row.Trait, row.Position, row.Alt))
            .ToArray();
    }

    static IngestResult Ingest(TestStore store, string dataset, IEnumerable<NominalRow> rows, IngestSizes sizes) =>
        Assert.Single(Ingestion.Run(new(store.Path, [store.Write("Exemplar_ge_liver.all.tsv", NominalRow.File(rows))])
        {
            Dataset = dataset,
            KeepExtra = KeepExtra.Yes,
            MaximumRefusedShare = 0,
            Sizes = sizes,
        }));

    DatasetDescriptor Descriptor() => StoreCatalogue.Read(_store.Layout).Dataset(Dataset);

    int Files() => Descriptor().Tables["associations"].Files.Count;

    string Rows() => _store.Ask<string>("select count(*) || ' ' || sum(hash(a)::hugeint) from (select * exclude (bin) from associations) as a");

    // Everything of the store that is not the dataset's, with its time.
    List<string> Others() =>
    [
        .. Directory.EnumerateFiles(_store.Path, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Dataset, StringComparison.Ordinal))
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A dataset of many small files, of which each test compacts a copy: writing them takes longer than all else.</summary>
    public sealed class Narrow : IDisposable
    {
        public Narrow() => Ingest(Store, Dataset, Rows, ThreeRowsAFile);

        internal TestStore Store { get; } = new();

        internal NominalRow[] Rows { get; } = RandomRows(1, 600);

        public void Dispose() => Store.Dispose();
    }

    static void IsSorted(string path)
    {
        using var database = WorkDatabase.Open(new());
        var rows = database.Query<(int, string, string, string)>("select position, ref, alt, molecular_trait_id from read_parquet($path)", new { path });
        Assert.Equal(rows.OrderBy(row => row.Item1).ThenBy(row => row.Item2, StringComparer.Ordinal).ThenBy(row => row.Item3, StringComparer.Ordinal).ThenBy(row => row.Item4, StringComparer.Ordinal), rows);
    }
}
