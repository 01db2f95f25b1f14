using QtlQuery.Tests.Checking;

namespace QtlQuery.Tests.Cli;

public sealed class CheckTests : IDisposable
{
    readonly TestStore _store = new();

    [Fact]
    public void A_suspicion_is_told_with_its_hint_and_fails_the_command()
    {
        Ingest(test => test with { Beta = Math.Abs(test.Beta) });
        var run = CommandLine.Run("check", "--store", _store.Path);
        Golden.Check("cli/check_suspicion.txt", run.Transcript((_store.Path, "STORE")));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Damage_only_asks_for_no_suspicion()
    {
        Ingest(test => test with { Beta = Math.Abs(test.Beta) });
        Assert.Equal(new CommandLine(0, "", "no problems found\n"), CommandLine.Run("check", "--store", _store.Path, "--damage-only"));
    }

    [Fact]
    public void Damage_is_told_first_and_ends_the_command()
    {
        Ingest(test => test with { Beta = Math.Abs(test.Beta) });
        File.Delete(_store.Files("Exemplar_ge_liver", "associations")[0]);
        var run = CommandLine.Run("check", "--store", _store.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(": missing\n", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("qtlquery: 1 problem found\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_measured_and_found_fine_is_listed_when_asked_for()
    {
        Ingest(test => test);
        Assert.Equal(new CommandLine(0, "", "no problems found\n"), CommandLine.Run("check", "--store", _store.Path));
        var run = CommandLine.Run("check", "Exemplar_ge_liver", "--store", _store.Path, "--all");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Exemplar_ge_liver (associations), reference_share, fine: For 100.0% of 6,000 rows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_gets_rows()
    {
        Ingest(test => test with { Beta = Math.Abs(test.Beta) });
        var run = CommandLine.Run("check", "--store", _store.Path, "--format", "tsv");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("dataset_id\ttable\tsuspicion\tsuspicious\tsays\thint\trows_looked_at\trows\nExemplar_ge_liver\tassociations\tone_sided_effects\ttrue\t", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\t6000\t6000\n", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    void Ingest(Func<MadeUpTest, MadeUpTest> bend) => _store.Ingest(_store.Write("Exemplar_ge_liver.all.tsv", MadeUpStudy.NominalFile(MadeUpStudy.Qtl(1).Select(bend))));
}
