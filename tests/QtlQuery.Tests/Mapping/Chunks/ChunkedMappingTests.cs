using System.Globalization;
using System.IO.Compression;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Chunks;
using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Mapping.Chunks;

/// <summary>Parts of the traits, mapped by themselves, are the dataset that one run makes.</summary>
[Collection(nameof(WrittenCohort))]
public sealed class ChunkedMappingTests : IDisposable
{
    const int Count = 3;

    static readonly string[] Chromosomes = ["2", "10", "X"];

    readonly TestStore _store = new();
    readonly MappingFiles _files;

    public ChunkedMappingTests(WrittenCohort written)
    {
        var (genotypes, traits) = written.Inputs;
        _files = new(genotypes, traits) { Covariates = [_store.Write("ages.txt", "sample\tage\n" + string.Concat(Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"{QtlQuery.Cli.Demo.CohortFiles.NameOf(2 * i)}\t{30 + (i * 7 % 41)}\n"))))] };
    }

    public static TheoryData<string> Kinds => ["cis", "cis without pairs", "cis in groups", "cis by ACAT", "trans", "interaction", "interaction with pairs", "interaction by eigenMT"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_any_order_they_are_the_run_in_one_piece_to_the_byte(string kind)
    {
        var whole = Map(kind, "whole", _files, null)!;
        Assert.Null(Map(kind, "parts", _files, 3));
        Assert.Null(Map(kind, "parts", _files, 1));
        Assert.DoesNotContain("parts", StoreCatalogue.Read(_store.Layout).Datasets.Keys);
        Assert.Contains("2 of 3 chunks are there, and chunk 2 is to come", Assert.Throws<QtlQueryException>(() => StoreCatalogue.Read(_store.Layout).Dataset("parts")).Message, StringComparison.Ordinal);
        var parts = Map(kind, "parts", _files, 2)!;

        Assert.Equal(Hashes(whole), Hashes(parts));
        Assert.Equal(whole.Ingests[0].Remarks, parts.Ingests[0].Remarks);
        Assert.Empty(whole.Ingests[0].Settings.Except(parts.Ingests[0].Settings));
        Assert.Empty(DatasetChunks.All(_store.Layout));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    // Each opens its inputs before any has published, as processes that start together do.
    [Fact]
    public void At_once_exactly_one_of_them_makes_the_dataset()
    {
        var made = new DatasetDescriptor?[Count];
        Parallel.For(0, Count, new() { MaxDegreeOfParallelism = Count }, i => made[i] = Map("cis", "parts", _files, i + 1));
        Assert.Equal(Hashes(Map("cis", "whole", _files, null)!), Hashes(Assert.Single(made.OfType<DatasetDescriptor>())));
    }

    [Fact]
    public void One_that_is_there_is_not_computed_again_before_and_after_the_dataset_is_whole()
    {
        Map("trans", "parts", _files, 1);
        var file = Path.Combine(_store.Layout.ChunksFolder("parts"), "1", "facts.json");
        var before = File.GetLastWriteTimeUtc(file);
        Assert.True(Chunk("trans", "parts", _files, 1).WasThere);
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
        Assert.False(Chunk("trans", "parts", _files, 2).WasThere);
        var made = Map("trans", "parts", _files, 3)!;
        var again = Chunk("trans", "parts", _files, 2);
        Assert.Equal((true, "the dataset is whole"), (again.WasThere, again.Account));
        Assert.Equal(made.Ingests[0].Id, StoreCatalogue.Read(_store.Layout).Dataset("parts").Ingests[0].Id);
        Assert.Empty(DatasetChunks.All(_store.Layout));
    }

    // As after a kill between the commit and the removal of the chunks, or before the chunks are put together.
    [Fact]
    public void What_a_killed_process_left_undone_the_next_one_does()
    {
        for (var number = 1; number <= Count; number++)
            Map("interaction", "parts", _files, number);
        var published = StoreCatalogue.Read(_store.Layout).Dataset("parts");
        var kept = _store["kept"];
        using (var store = new TestStore())
        {
            Chunk("interaction", "parts", _files, 1, store);
            Chunk("interaction", "parts", _files, 2, store);
            using (DatasetChunks.Of(store.Layout, "parts")!.TryAssemble())
                Assert.Null(Chunk("interaction", "parts", _files, 3, store).Whole); // another one is at it, and dies
            Copy(store.Layout.AllChunksFolder, kept);
            Assert.Equal(Hashes(published), Hashes(Chunk("interaction", "parts", _files, 2, store).Whole!));
        }

        Copy(kept, _store.Layout.AllChunksFolder);
        Assert.True(Chunk("interaction", "parts", _files, 3).WasThere);
        Assert.Empty(DatasetChunks.All(_store.Layout));
    }

    [Fact]
    public void Other_options_and_other_files_are_refused_by_their_names()
    {
        Map("cis", "parts", _files, 1);
        Assert.Contains("made with options.permutations 50, and this one has options.permutations 60", Refused(_files, request => request with { Options = request.Options with { Permutations = 60 } }), StringComparison.Ordinal);
        Assert.Contains("this one has fields.context blood", Refused(_files, request => request with { Fields = new(Context: "blood") }), StringComparison.Ordinal);
        Assert.Contains("made with 3 chunks, and this one has 4 chunks", Refused(_files, request => request, 4), StringComparison.Ordinal);
        var message = Refused(_files with { Covariates = [_store.Write("ages.txt", File.ReadAllText(_files.Covariates[0]).Replace("\t30\n", "\t31\n", StringComparison.Ordinal))] }, request => request);
        Assert.Contains("made with file 3 ages.txt of sha256", message, StringComparison.Ordinal);
        Assert.Equal([2, 3], DatasetChunks.Of(_store.Layout, "parts")!.Missing);

        string Refused(MappingFiles files, Func<CisRequest, CisRequest> change, int count = Count)
        {
            using var inputs = MappingInputs.Open(files);
            var error = Assert.Throws<QtlQueryException>(() => CisMapping.RunChunk(change(Cis(_store, "cis", "parts")), inputs, 2, count));
            Assert.Contains("qtlquery remove parts --chunks", error.Hint, StringComparison.Ordinal);
            return error.Message;
        }
    }

    // Threads, memory and the folder that files lie in say nothing of the results.
    [Fact]
    public void Chunks_may_be_mapped_by_other_machines()
    {
        Map("cis", "parts", _files, 1);
        var moved = _store.Write("moved.bed.gz", "");
        File.Copy(_files.Traits, moved, overwrite: true);
        var folder = Directory.CreateDirectory(_store["elsewhere"]).FullName;
        File.Move(moved, Path.Combine(folder, Path.GetFileName(_files.Traits)));
        using var inputs = MappingInputs.Open(_files with { Traits = Path.Combine(folder, Path.GetFileName(_files.Traits)) });
        var request = Cis(_store, "cis", "parts");
        Assert.False(CisMapping.RunChunk(request with { Engine = new() { Threads = 1 }, Options = request.Options with { Threads = 5 } }, inputs, 2, Count).WasThere);
    }

    [Fact]
    public void More_chunks_than_traits_leave_some_empty()
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(_files.Traits), CompressionMode.Decompress));
        var two = _files with { Traits = _store.Write("two.bed", string.Concat(Enumerable.Range(0, Count).Select(_ => lines.ReadLine() + "\n"))) };
        Assert.Equal([null, null, Hashes(Map("cis", "whole", two, null)!)], Enumerable.Range(1, Count).Select(number => Map("cis", "parts", two, number) is { } whole ? Hashes(whole) : null));
    }

    // Nothing is at a rate so small: tables without a row are tables all the same.
    [Fact]
    public void Results_without_a_significant_trait_or_a_pair_are_results()
    {
        using (var inputs = MappingInputs.Open(_files))
            Assert.Empty(CisMapping.Run(Cis(_store, "cis", "none") with { FalseDiscoveryRate = 1e-300 }, inputs).Signals!);
        using (var inputs = MappingInputs.Open(_files))
            Assert.Equal(0, TransMapping.Run(new(_store.Layout, "none_far") { Options = new() { LeastNegLog10P = 300 } }, inputs).Kept);
        Assert.Equal(0, _store.Ask<int>("select count(*)::int from signal_bayes_factors"));
        Assert.Equal(0, _store.Ask<int>("select count(*)::int from associations where dataset_id = 'none_far'"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Traits_are_cut_by_place_into_neighbours_and_groups_are_never_parted(int count)
    {
        ScannedTrait[] traits =
        [
            .. from chromosome in Chromosomes
               from i in Enumerable.Range(1, 8)
               select new ScannedTrait($"T{chromosome}_{i}", chromosome, (9 - i) * 1_000_000, (9 - i) * 1_000_000, []) { Group = i <= 4 ? $"G{chromosome}" : null },
        ];
        var chunks = Enumerable.Range(1, count).Select(number => TraitChunks.Of(traits, number, count)).ToList();
        Assert.Equal(traits.Select(trait => trait.Id).Order(), chunks.SelectMany(chunk => chunk).Select(trait => trait.Id).Order());
        Assert.All(traits.Where(trait => trait.Group is not null).GroupBy(trait => trait.Group), group => Assert.Single(chunks, chunk => chunk.Intersect(group).Any()));
        var places = chunks.Where(chunk => chunk.Count > 0).Select(chunk => chunk.Select(trait => (Chromosome.Order(trait.Chromosome), trait.StartBp)).Order().ToList()).ToList();
        Assert.All(places.Zip(places.Skip(1)), each => Assert.True(each.First[^1].CompareTo(each.Second[0]) < 0));
        Assert.InRange(chunks.Max(chunk => chunk.Count), 24 / count, (24 / count) + 4);
    }

    public void Dispose() => _store.Dispose();

    DatasetDescriptor? Map(string kind, string dataset, MappingFiles files, int? chunk) => chunk is { } number
        ? Chunk(kind, dataset, files, number).Whole
        : Mapped(kind, dataset, files, null, _store).Whole;

    MappedChunk<DatasetDescriptor> Chunk(string kind, string dataset, MappingFiles files, int number, TestStore? store = null) => Mapped(kind, dataset, files, number, store ?? _store);

    static MappedChunk<DatasetDescriptor> Mapped(string kind, string dataset, MappingFiles files, int? chunk, TestStore store)
    {
        if (kind == "cis in groups")
            files = files with { Groups = store.Write("groups.txt", "trait\tgroup\n" + string.Concat(Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"ENSG0990000{i:0000}\tG{i / 3}\n")))) };
        if (kind == "cis by ACAT")
            files = files with { Log2Expression = files.Traits };
        using var inputs = MappingInputs.Open(files);
        if (kind == "trans")
        {
            var request = new TransRequest(store.Layout, dataset) { Options = new() { LeastNegLog10P = 2, CisBp = 2_000_000, CrossMappable = [("ENSG09900000001", "ENSG09900000039"), ("ENSG09900000030", "ENSG09900000002")], Threads = 2 } };
            return chunk is { } number ? Of(TransMapping.RunChunk(request, inputs, number, Count), result => result.Dataset) : new(false, "", TransMapping.Run(request, inputs).Dataset);
        }

        if (kind.StartsWith("interaction", StringComparison.Ordinal))
        {
            var request = new InteractionRequest(store.Layout, dataset, ["age"]) { StorePairs = kind != "interaction", Options = new() { Threads = 2, LeastFrequencyInHalves = 0.1, CountEffectiveTests = kind == "interaction by eigenMT" } };
            return chunk is { } number ? Of(InteractionMapping.RunChunk(request, inputs, number, Count), result => result.Dataset) : new(false, "", InteractionMapping.Run(request, inputs).Dataset);
        }

        var cis = Cis(store, kind, dataset);
        return chunk is { } part ? Of(CisMapping.RunChunk(cis, inputs, part, Count), result => result.Dataset) : new(false, "", CisMapping.Run(cis, inputs).Dataset);
    }

    // Variants below the frequency are left out, also where windows of two chunks overlap.
    static CisRequest Cis(TestStore store, string kind, string dataset) => new(store.Layout, dataset)
    {
        StorePairs = kind != "cis without pairs",
        Signals = kind == "cis by ACAT" ? null : SignalRule.NominalThreshold,
        TraitRule = kind == "cis by ACAT" ? TraitRule.Acat : TraitRule.Permutations,
        FineMapping = kind == "cis by ACAT" ? new() : null,
        Options = new() { Permutations = kind == "cis by ACAT" ? 0 : 50, LeastFrequency = 0.1, ByGroup = kind == "cis in groups", Threads = 2 },
        Engine = new() { Threads = 2 },
    };

    static MappedChunk<DatasetDescriptor> Of<TResult>(MappedChunk<TResult> chunk, Func<TResult, DatasetDescriptor> dataset)
        where TResult : class => new(chunk.WasThere, chunk.Account, chunk.Whole is { } whole ? dataset(whole) : null);

    static List<string> Hashes(DatasetDescriptor dataset) =>
        [.. dataset.Tables.OrderBy(table => table.Key, StringComparer.Ordinal).SelectMany(table => table.Value.Files.Select(file => $"{table.Key} {file.Chromosome} {file.Bin} {file.FirstPosition} {file.LastPosition} {file.Rows} {file.Sha256}"))];

    static void Copy(string folder, string target)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path, overwrite: true);
        }
    }
}
