using QtlQuery.Statistics;
using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.Permutations;

public sealed class BetaApproximationTests
{
    const double Ln10 = 2.302585092994045684;

    static readonly double[] Spread = [.. Enumerable.Range(1, 40).Select(i => i / 300.0)];

    public static TheoryData<string> ReferenceIds =>
        ["small_n100_m50", "typical_n300_m300", "many_perm", "few_perm100", "one_variant", "strong", "very_strong_n1000", "null", "tiny_n30", "independent"];

    [SkippableTheory]
    [MemberData(nameof(ReferenceIds))]
    public void Degrees_of_freedom_shapes_and_p_agree_with_the_exact_reference(string id)
    {
        var permuted = Permuted(id);
        foreach (var row in ReferenceCases.Rows("06-beta-approximation/expected.tsv").Where(row => row["id"] == id))
        {
            var df = row.Number("dof");
            var fit = BetaApproximation.Of(permuted, df);
            Assert.Equal(BetaApproximationStatus.Fitted, fit.Status);
            Close.To(row.Number("exact_true_dof"), fit.TrueDf, 1e-10);
            Close.To(row.Number("exact_shape1"), fit.Beta.Shape1, 1e-9);
            Close.To(row.Number("exact_shape2"), fit.Beta.Shape2, 1e-9);

            var r2 = row.Number("r2_nominal");
            var t = Math.Sqrt(r2 / (1 - r2) * df);
            Close.To(row.Number("log10_p_nominal"), -StudentTail.NegLog10TwoSided(t, df), 1e-12);
            Close.To(row.Number("exact_log10_p_true_dof"), fit.LogPTrueDf(t, df) / Ln10, 1e-10);
            Assert.Equal(row.Number("exact_log10_p_beta"), fit.LogPBeta(t, df) / Ln10, Math.Max(1e-15, -1e-8 * row.Number("exact_log10_p_beta")));
            Close.To(row.Number("p_empirical"), PermutationP.Of(r2, permuted), 1e-15);
        }
    }

    // Least p-values of 1,200 independent tests have shapes 1 and 1,200. At such shapes digits cancel in the likelihood's slopes.
    [Fact]
    public void Many_tests_are_fitted_whatever_the_permutations()
    {
        const int Df = 424;
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var random = new CounterRandom(seed, 0, 0);
            var permuted = new double[300];
            for (var i = 0; i < permuted.Length; i++)
            {
                var logP = Math.Log(1 - Math.Pow(random.NextUniform(), 1 / 1200.0));
                var t = StudentTail.TFromLogTwoSided(logP, Df);
                permuted[i] = t * t / (t * t + Df);
            }

            var fit = BetaApproximation.Of(permuted, Df);
            Assert.Equal(BetaApproximationStatus.Fitted, fit.Status);
            Assert.InRange(fit.TrueDf, 0.7 * Df, 1.4 * Df); // the spread over these seeds
            Assert.InRange(fit.Beta.Shape1, 0.85, 1.2);
        }
    }

    // FastQTL's own search is coarse and divides by n - 1: its README allows 2 %, and 1 % of log10 p.
    [SkippableTheory]
    [MemberData(nameof(ReferenceIds))]
    public void FastQTLs_and_tensorQTLs_own_fits_are_near(string id)
    {
        var permuted = Permuted(id);
        var row = ReferenceCases.Rows("06-beta-approximation/expected.tsv").First(row => row["id"] == id);
        var fit = BetaApproximation.Of(permuted, row.Number("dof"));
        Close.To(row.Number("tq_true_dof"), fit.TrueDf, 1e-6);
        Close.To(row.Number("tq_shape1"), fit.Beta.Shape1, 3e-5);
        Close.To(row.Number("tq_shape2"), fit.Beta.Shape2, 3e-5);
        Close.To(row.Number("fastqtl_true_dof"), fit.TrueDf, 0.02);
        Close.To(row.Number("fastqtl_shape1"), fit.Beta.Shape1, 0.03);
        Close.To(row.Number("fastqtl_shape2"), fit.Beta.Shape2, 0.03);
    }

    // With true df equal to the nominal ones, nothing is to be converted.
    [Fact]
    public void A_threshold_is_the_nominal_p_whose_t_is_just_significant()
    {
        var fit = new BetaApproximation(BetaApproximationStatus.Fitted, 80, new(1.05, 87.3));
        Close.To(0.00028514909972376865983, Math.Exp(fit.LogThresholdTrueDf(0.02)), 1e-12); // mpmath, as in BetaDistributionTests
        Close.To(fit.LogThresholdTrueDf(0.02), fit.LogThreshold(0.02, 80), 1e-12);

        // at the threshold's t, the trait's p is the one asked for
        var t = StudentTail.TFromLogTwoSided(fit.LogThreshold(0.02, 100), 100);
        Close.To(Math.Log(0.02), fit.LogPBeta(t, 100), 1e-12);
        Assert.True(fit.LogThreshold(0.02, 100) < fit.LogThresholdTrueDf(0.02), "more degrees of freedom, smaller p");
    }

    [Fact]
    public void Too_few_different_permutations_are_named() =>
        Assert.Equal(BetaApproximationStatus.TooFewDistinct, BetaApproximation.Of([.. Spread.Take(9), .. Spread.Take(9), .. Spread.Take(9)], 100).Status);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1)]
    [InlineData(-0.1)]
    public void A_permutation_without_a_correlation_is_named(double r2)
    {
        var fit = BetaApproximation.Of([.. Spread, r2], 100);
        Assert.Equal(BetaApproximationStatus.NoCorrelation, fit.Status);
        Assert.Equal(double.NaN, fit.TrueDf);
        Assert.Equal(double.NaN, fit.LogPBeta(3, 100));
    }

    // Correlations of 1e-15 have a p of 1 even with a thousand million degrees of freedom.
    [Fact]
    public void Permutations_that_no_degrees_of_freedom_explain_are_named() =>
        Assert.Equal(BetaApproximationStatus.NoTrueDf, BetaApproximation.Of([.. Spread.Select(r2 => r2 * 1e-30)], 100).Status);

    [Fact]
    public void A_permutation_without_any_correlation_still_counts() =>
        Assert.Equal(BetaApproximationStatus.Fitted, BetaApproximation.Of([0, .. Spread], 100).Status);

    [Fact]
    public void Degrees_of_freedom_have_to_be_there() => Assert.Throws<ArgumentOutOfRangeException>(() => BetaApproximation.Of(Spread, 0));

    static double[] Permuted(string id) => [.. ReferenceCases.Rows($"06-beta-approximation/cases/{id}.r2_perm.tsv").Select(row => row.Number(row.Keys.Last()))];
}
