using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Views;

/// <summary>The commands over the views, on <see cref="ThreeTissues"/>: each option narrows the answer as its help says.</summary>
public sealed class QuestionCommandTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Theory]
    [InlineData(5, "egenes")]
    [InlineData(3, "egenes", "--dataset", "S_ge_Liver")]
    [InlineData(1, "egenes", "--context", "Blood", "--gene", "madeup1")]
    [InlineData(1, "egenes", "--min-neglog10p", "7")]
    [InlineData(2, "egenes", "--limit", "2")]
    [InlineData(5, "evariants")]
    [InlineData(2, "evariants", "--gene", "MADEUP1")]
    [InlineData(1, "evariants", "--gene", "ENSG09900000001.4", "--context", "Liver")]
    [InlineData(4, "specificity")]
    [InlineData(2, "specificity", "--context", "Blood")]
    [InlineData(4, "sharing")]
    [InlineData(2, "sharing", "--dataset", "S_ge_Liver")]
    [InlineData(1, "replicate", "S_ge_Liver", "S_ge_Blood")]
    [InlineData(1, "replicate", "S_ge_Liver", "S_ge_Blood", "--interval")]
    [InlineData(2, "sharing", "--dataset", "S_ge_Liver", "--interval")]
    [InlineData(3, "mash", "S", "--gene", "MADEUP2")]
    [InlineData(4, "meta")]
    [InlineData(1, "meta", "--gene", "MADEUP2")]
    [InlineData(0, "expression", "--gene", "MADEUP1")]
    [InlineData(0, "trans")]
    [InlineData(0, "enrich", "--dataset", "S_ge_Liver")]
    [InlineData(0, "enrich", "gwas")]
    [InlineData(1, "enrich", "tss", "--dataset", "S_ge_Liver")]
    public void A_command_prints_the_rows_that_its_options_leave(int rows, params string[] arguments)
    {
        var run = CommandLine.Run([.. arguments, "--store", _folder.Path, "--format", "tsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(rows + 1, run.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("no dataset 'S_ge_Livr'", "egenes", "--dataset", "S_ge_Livr")]
    [InlineData("no dataset 'S_ge_Livr'", "replicate", "S_ge_Livr", "S_ge_Blood")]
    [InlineData("no gene 'MADEUP11'", "meta", "--gene", "MADEUP11")]
    public void What_the_store_does_not_have_is_an_error(string message, params string[] arguments)
    {
        var run = CommandLine.Run([.. arguments, "--store", _folder.Path]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    // By hand: of the variants tested in Liver 4, of which 3 are eVariants; G1's and G2's and G4's lie in elements of the class: odds with halves
    // (2.5 * 0.5) / (1.5 * 1.5).
    [Fact]
    public void Enrichment_counts_the_tested_variants_in_and_out_of_a_class()
    {
        _folder.Ingest(
            _folder.Write("GRCh38-cCREs.V4.bed", "chr1\t1000000\t1000200\tEH38D9900001\tEH38E9900001\tPLS\nchr1\t2000000\t2000300\tEH38D9900002\tEH38E9900002\tPLS\nchr2\t4000000\t4000500\tEH38D9900003\tEH38E9900003\tPLS\n"),
            format: "encode_ccre",
            dataset: "Elements",
            set: ("genome_build", "GRCh38"));
        using var store = _folder.Open();
        var (evariants, inClass, tested, all, odds) = Assert.Single(store.Query<(long, long, long, long, double)>(
            "select evariants, evariants_in_class, variants_tested, variants_in_class, odds_ratio from regulatory_enrichment where dataset_id = 'S_ge_Liver'"));
        Assert.Equal((3, 2, 4, 3), (evariants, inClass, tested, all));
        Assert.Equal(2.5 * 0.5 / (1.5 * 1.5), odds, 1e-12);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Enrichment_takes_a_least_p_where_its_rows_have_one()
    {
        using var store = ThreeTissues.Create();
        Assert.Equal(0, CommandLine.Run("enrich", "--min-neglog10p", "3", "--store", store.Path).ExitCode);
        Assert.Equal("qtlquery: --min-neglog10p is for rows with a p-value\n  These have none: leave it away.\n", CommandLine.Run("enrich", "tss", "--min-neglog10p", "3", "--store", store.Path).Error);
    }
}
