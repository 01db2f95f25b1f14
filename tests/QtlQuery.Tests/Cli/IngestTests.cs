using QtlQuery.Engine.Store;
using QtlQuery.Tests.Ingest;

namespace QtlQuery.Tests.Cli;

/// <summary>What <c>qtlquery ingest</c> shows of many files at once.</summary>
public sealed class IngestTests : IDisposable
{
    readonly TestStore _store = new();
    readonly string _in;

    public IngestTests()
    {
        _in = _store["in"];
        ResultFolder.Nominal(_in, "liver", 30);
        ResultFolder.Nominal(_in, "lung", 40);
        ResultFolder.Nominal(Path.Combine(_in, "more"), "bad", 20, refused: 10);
        ResultFolder.Gwas(_in, "height.tsv");
        File.WriteAllText(Path.Combine(_in, "notes.txt"), "to do\nmuch\n");
        File.WriteAllText(Path.Combine(_in, "height.tsv.md5"), "0");
    }

    [Theory]
    [InlineData("tsv")]
    [InlineData("json")]
    public void A_dry_run_shows_a_line_for_each_file_and_writes_nothing(string form)
    {
        var before = _store.Listing();
        var run = Ingest(_in, "--recursive", "--dry-run", "--plan-format", form);
        Golden.Check($"cli/ingest/dry_run.{form}", Transcript(run));
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, _store.Listing());
    }

    [Fact]
    public void A_dry_run_ends_with_0_where_every_file_can_be_ingested_and_lists_named_files_that_cannot()
    {
        Assert.Equal(0, Ingest(Path.Combine(_in, "more"), "--dry-run").ExitCode);
        var run = Ingest(Path.Combine(_in, "none.tsv"), "--dry-run");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"there is no file '{_in}/none.tsv'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_ingested_with_one_table_at_the_end_and_what_fails_is_told()
    {
        var reports = _store["reports"];
        var run = Ingest(_in, "--recursive", "--set", "genome_build=GRCh38", "--set", "trait=height", "--refusals", reports);
        Golden.Check("cli/ingest/folder.txt", Transcript(run));
        Assert.Equal(["Exemplar_ge_liver", "Exemplar_ge_lung", "height"], StoreCatalogue.Read(_store.Layout).Datasets.Keys.Order());
        Golden.Check("cli/ingest/folder_again.txt", Transcript(Ingest(_in, "--recursive", "--set", "genome_build=GRCh38", "--set", "trait=height", "--max-refused", "0.6", "--refusals", reports)));
        Assert.Equal(4, StoreCatalogue.Read(_store.Layout).Datasets.Count);
    }

    [Fact]
    public void Quiet_prints_what_fails_only()
    {
        var run = Ingest(_in, "--recursive", "--quiet", "--refusals", _store["reports"]);
        Assert.Equal(1, run.ExitCode);
        Assert.All(run.Error.TrimEnd().Split('\n'), line => Assert.True(line.StartsWith("qtlquery: ", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal), line));
    }

    [Fact]
    public void One_dataset_is_told_in_one_sentence()
    {
        var run = Ingest(Path.Combine(_in, "Exemplar_ge_liver.all.tsv"));
        Assert.Equal(new CommandLine(0, "", "Exemplar_ge_liver (eqtl_catalogue_nominal): 30 rows read = 30 stored + 0 folded + 0 refused\n"), run);
    }

    [Fact]
    public void Recognition_that_is_not_certain_is_told_with_its_reason()
    {
        var run = Ingest(Path.Combine(_in, "height.tsv"), "--set", "genome_build=GRCh38", "--set", "trait=height");
        Golden.Check("cli/ingest/likely.txt", Transcript(run));
    }

    [Fact]
    public void Chunks_of_a_list_together_are_the_list()
    {
        var list = string.Join('\n', ["", Path.Combine(_in, "Exemplar_ge_liver.all.tsv"), Path.Combine(_in, "Exemplar_ge_lung.all.tsv"), ""]);
        var first = CommandLine.Run(["ingest", "--store", _store.Path, "--list", "-", "--chunk", "1/2"], input: list);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal("Exemplar_ge_liver", Assert.Single(StoreCatalogue.Read(_store.Layout).Datasets.Keys));
        Assert.Equal(0, Ingest("--list", _store.Write("list.txt", list), "--chunk", "2/2").ExitCode);
        Assert.Equal(["Exemplar_ge_liver", "Exemplar_ge_lung"], StoreCatalogue.Read(_store.Layout).Datasets.Keys.Order());
    }

    public static TheoryData<string, string[]> Wrong => new()
    {
        { "no_files", [] },
        { "chunk", ["x.tsv", "--chunk", "3/2"] },
        { "parallel", ["x.tsv", "--parallel", "0"] },
        { "plan_format", ["x.tsv", "--plan-format", "json"] },
        { "empty_folder", ["IN/empty"] },
        { "no_list", ["--list", "IN/none.txt"] },
        { "store_as_folder", ["STORE"] },
        { "named_unknown", ["IN/Exemplar_ge_liver.all.tsv", "IN/notes.txt"] },
        { "refusals_file", ["IN", "--refusals", "IN/notes.txt"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_call_that_cannot_be_meant_writes_nothing_and_says_what_to_do(string name, string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_in, "empty"));
        var before = _store.Listing();
        var run = Ingest([.. arguments.Select(argument => argument.Replace("IN", _in, StringComparison.Ordinal).Replace("STORE", _store.Path, StringComparison.Ordinal))]);
        Golden.Check($"cli/ingest/wrong_{name}.txt", Transcript(run));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(before, _store.Listing());
    }

    public void Dispose() => _store.Dispose();

    CommandLine Ingest(params string[] arguments) => CommandLine.Run(["ingest", "--store", _store.Path, .. arguments]);

    string Transcript(CommandLine run) => run.Transcript((_store["reports"], "REPORTS"), (_store.Path, "STORE"), (_in, "IN"));
}
