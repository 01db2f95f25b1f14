using QtlQuery.Core;

namespace QtlQuery.Tests.Ingest;

/// <summary>Formats whose header does not tell which allele the effect is for are taken at the user's word only.</summary>
public sealed class OnlyWhenNamedTests
{
    [Fact]
    public void A_header_that_does_not_tell_the_effect_allele_is_not_recognised_and_the_error_says_what_it_may_be()
    {
        using var store = new TestStore();
        var file = store.Write("munged.tsv", "SNP\tCHR\tBP\tA1\tA2\tBETA\tSE\tP\nrs9900000001\t1\t1000\tA\tG\t0.125\t0.03125\t6.334e-05\n");

        var error = Assert.Throws<QtlQueryException>(() => store.Ingest(file, set: [("trait", "made up"), ("genome_build", "GRCh38")]));
        Assert.Contains("say --format mungesumstats if you know it", error.Message, StringComparison.Ordinal);

        store.Ingest(file, format: "mungesumstats", set: [("trait", "made up"), ("genome_build", "GRCh38")]);
        Assert.Equal("G", store.Ask<string>("select alt from gwas"));
    }

    [Fact]
    public void Other_columns_with_A1_and_A2_are_not_guessed_either()
    {
        using var store = new TestStore();
        var file = store.Write("okay.txt", "MarkerName\tCHR\tPOS\tA1\tA2\tEAF\tBeta\tSE\tPval\nrs9900000001\t1\t1000\tA\tG\t0.5\t0.125\t0.03125\t6.334e-05\n");
        var error = Assert.Throws<QtlQueryException>(() => store.Ingest(file));
        Assert.Contains("unknown format", error.Message, StringComparison.Ordinal);
    }
}
