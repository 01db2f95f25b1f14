using QtlQuery.Tests.Checking;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Joins;

/// <summary>A GWAS file that is given to a command and not ingested: it is checked as an ingest does, joined, and leaves nothing behind.</summary>
public sealed class GwasFileTests : IDisposable
{
    const string Liver = "Exemplar_ge_liver";

    readonly TestStore _store = new();
    readonly string _file;

    public GwasFileTests()
    {
        _store.Ingest(_store.Write($"{Liver}.all.tsv", MadeUpStudy.NominalFile(MadeUpStudy.Qtl(1))));
        _file = _store.Write("trait.tsv", MadeUpStudy.SsfFile(MadeUpStudy.Gwas(2, MadeUpStudy.Along("1", 50, 53, 300))));
    }

    [Fact]
    public void It_is_joined_with_the_stores_datasets_and_the_store_stays_as_it_was()
    {
        var before = _store.Listing();
        var run = Run("check", "--gwas", _file, "--dataset", Liver, "--set", "trait=made up", "--set", "genome_build=GRCh38");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("300 rows read = 300 stored", run.Error, StringComparison.Ordinal);
        Assert.Contains("shared_variants: 300", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, _store.Listing());
    }

    [Theory]
    [InlineData("does not say its trait, genome_build")]
    [InlineData("GRCh37", "--set", "trait=made up", "--set", "genome_build=GRCh37")]
    public void A_file_that_is_of_another_build_or_does_not_say_of_which_is_refused(string message, params string[] said)
    {
        var run = Run(["loci", "--gwas", _file, .. said]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_GWAS_is_an_error() =>
        Assert.Contains("is no one GWAS: it holds associations", Run("loci", "--gwas", _store[$"{Liver}.all.tsv"]).Error, StringComparison.Ordinal);

    [Fact]
    public void What_is_neither_a_dataset_nor_a_file_is_an_error() =>
        Assert.Contains("the store has no dataset 'nowhere.tsv'", Run("loci", "--gwas", "nowhere.tsv").Error, StringComparison.Ordinal);

    public void Dispose() => _store.Dispose();

    CommandLine Run(params string[] arguments) => CommandLine.Run([.. arguments.Prepend("gwas")], store: _store.Path);
}
