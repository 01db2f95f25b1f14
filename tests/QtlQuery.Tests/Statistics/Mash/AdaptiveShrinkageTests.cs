using QtlQuery.Statistics;
using QtlQuery.Statistics.Mash;

namespace QtlQuery.Tests.Statistics.Mash;

public sealed class AdaptiveShrinkageTests
{
    [Fact]
    public void A_normal_prior_shrinks_by_its_share_of_the_variance()
    {
        var posterior = AdaptiveShrinkage.Posterior(2, 1, new([1], [Math.Sqrt(3)]));
        Close.To(1.5, posterior.Mean);
        Close.To(Math.Sqrt(0.75), posterior.StandardDeviation);
        Close.To(NormalTail.TwoSided(Math.Sqrt(3)) / 2, posterior.LocalFalseSignRate);
        Assert.Equal(0, posterior.Zero);
    }

    [Fact]
    public void A_point_at_0_has_the_odds_of_the_Bayes_factor()
    {
        var odds = 0.25 / 0.75 * 0.5 * Math.Exp(0.5 * 4 * 0.75);
        Close.To(1 / (1 + odds), AdaptiveShrinkage.Posterior(2, 1, new([0.75, 0.25], [0, Math.Sqrt(3)])).Zero);
    }

    [Fact]
    public void An_estimate_of_a_hundred_standard_errors_does_not_underflow()
    {
        var posterior = AdaptiveShrinkage.Posterior(-100, 1, new([0.9, 0.1], [0, 1]));
        Close.To(-50, posterior.Mean);
        Assert.Equal(0, posterior.Zero);
        Close.To(1, posterior.Negative);
    }

    [Fact]
    public void An_absent_estimate_has_no_posterior() =>
        Assert.Equal(double.NaN, AdaptiveShrinkage.Posterior(double.NaN, 1, new([1], [1])).LocalFalseSignRate);

    [Fact]
    public void The_tail_rate_is_the_mean_of_the_surer_ones() =>
        Assert.Equal([0.2, double.NaN, 0.1, 0.4], TailRate.Of([0.3, double.NaN, 0.1, 0.8]).Select(value => Math.Round(value, 12)));

    [SkippableFact]
    public void A_fixed_prior_agrees_with_ashr() => AssertPosterior("fixed", Mixture("fixed"), 1e-9);

    // pi is not unique where components nearly coincide: the likelihood and the posteriors are.
    [SkippableTheory]
    [InlineData("normal", 9)]
    [InlineData("normal_nonull", 0)]
    [InlineData("normal_pointmassfalse", 9)]
    public void Estimated_weights_agree_with_ashr(string variant, double nullPseudoCount)
    {
        var rows = ReferenceCases.Rows("14-ash-mash/ash.tsv");
        var mixture = Mixture(variant);
        double[] beta = [.. rows.Select(row => row.Number("betahat"))];
        double[] se = [.. rows.Select(row => row.Number("sebetahat"))];
        var fit = AdaptiveShrinkage.Fit(beta, se, mixture.StandardDeviations, nullPseudoCount);
        Assert.InRange(fit.Gap, -1e-9, 1e-6);
        Assert.Equal(MashCases.Answer("ash.json", variant).GetProperty("loglik").GetDouble(), fit.LogLikelihood, 1e-4);
        AssertPosterior(variant, new(fit.Weights, mixture.StandardDeviations), 1e-3);
    }

    static NormalMixture Mixture(string variant)
    {
        var answer = MashCases.Answer("ash.json", variant);
        return new(answer.GetProperty("pi").Numbers(), answer.GetProperty("sd").Numbers());
    }

    static void AssertPosterior(string variant, NormalMixture prior, double tolerance)
    {
        var rows = ReferenceCases.Rows("14-ash-mash/ash.tsv");
        EffectPosterior[] actual = [.. rows.Select(row => AdaptiveShrinkage.Posterior(row.Number("betahat"), row.Number("sebetahat"), prior))];
        AssertColumn("PosteriorMean", posterior => posterior.Mean);
        AssertColumn("PosteriorSD", posterior => posterior.StandardDeviation);
        AssertColumn("lfsr", posterior => posterior.LocalFalseSignRate);
        AssertColumn("lfdr", posterior => posterior.Zero);
        AssertColumn("NegativeProb", posterior => posterior.Negative);
        AssertColumn("PositiveProb", posterior => posterior.Positive);
        AssertTail("svalue", posterior => posterior.LocalFalseSignRate);
        AssertTail("qvalue", posterior => posterior.Zero);

        void AssertColumn(string column, Func<EffectPosterior, double> value) =>
            Assert.All(rows.Zip(actual), pair => Assert.Equal(pair.First.Number($"{variant}.{column}"), value(pair.Second), tolerance));

        void AssertTail(string column, Func<EffectPosterior, double> value) =>
            Assert.All(
                rows.Zip(TailRate.Of([.. actual.Select(value)])),
                pair => Assert.Equal(pair.First.Number($"{variant}.{column}"), pair.Second, tolerance));
    }
}
