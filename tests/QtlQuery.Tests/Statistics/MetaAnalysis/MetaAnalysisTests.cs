using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics;
using QtlQuery.Statistics.MetaAnalysis;

namespace QtlQuery.Tests.Statistics.MetaAnalysis;

public sealed class MetaAnalysisTests
{
    const double No = double.NaN;

    // Weights 4 and 1: mean (4 * 1 + 1 * 6) / 5 = 2, Q = 4 * 1 + 1 * 16 = 20; the third study is absent.
    static readonly double[] Beta = [1, 6, No];
    static readonly double[] Se = [0.5, 1, 0.1];

    [Fact]
    public void The_fixed_effect_weighs_by_the_inverse_variance()
    {
        var estimate = FixedEffect.Of(Beta, Se);
        Assert.Equal(2, estimate.Studies);
        Close.To(2, estimate.Beta);
        Close.To(1 / Math.Sqrt(5), estimate.StandardError);
        Close.To(NormalTail.NegLog10TwoSided(2 * Math.Sqrt(5)), estimate.NegLog10P);
    }

    [Fact]
    public void Heterogeneity_is_worked_out_by_hand()
    {
        var heterogeneity = Heterogeneity.Of(Beta, Se);
        Close.To(20, heterogeneity.Q);
        Close.To(0.95, heterogeneity.ISquared);
        Close.To(NormalTail.LogTwoSided(Math.Sqrt(20)), heterogeneity.LogP);
        Close.To(0.95, heterogeneity.ISquaredAt(RandomEffects.DerSimonianLaird(Beta, Se).Tau2));
    }

    [Fact]
    public void Estimators_of_tau_squared_are_worked_out_by_hand()
    {
        // DL: (20 - 1) / (5 - 17/5). Two effects 5 apart: variance 12.5, mean sampling variance 0.625.
        Close.To(19 / 1.6, RandomEffects.DerSimonianLaird(Beta, Se).Tau2);
        Close.To(11.875, RandomEffects.Hedges(Beta, Se).Tau2);
        // PM and REML of two studies: 25 / (0.25 + 1 + 2 tau²) = 1.
        Close.To(11.875, RandomEffects.PauleMandel(Beta, Se).Tau2);
        Close.To(11.875, RandomEffects.RestrictedMaximumLikelihood(Beta, Se).Tau2);
        // SJ: start 6.25; 6.25 * 25 / (6.5 + 7.25).
        Close.To(6.25 * 25 / 13.75, RandomEffects.SidikJonkman(Beta, Se).Tau2);
        // ML of equal variances 1: mean square 6.25 minus 1.
        Close.To(5.25, RandomEffects.MaximumLikelihood([1, 6], [1, 1]).Tau2);
    }

    [Fact]
    public void Equal_effects_have_no_variance_between_studies()
    {
        double[] beta = [0.5, 0.5, 0.5];
        double[] se = [0.1, 0.2, 0.3];
        Assert.Equal(0, RandomEffects.PauleMandel(beta, se).Tau2);
        Assert.Equal(0, RandomEffects.MaximumLikelihood(beta, se).Tau2);
        Assert.Equal(0, RandomEffects.RestrictedMaximumLikelihood(beta, se).Tau2);
        Assert.Equal(0, RandomEffects.SidikJonkman(beta, se).Tau2, 1e-30);
        Assert.Equal(0, HanEskin.Of(beta, se).HeterogeneityStatistic);
    }

    // One precise study far from two vague ones: the likelihood falls from tau² = 0 and rises again to a second maximum near 2 or 4.
    [Theory]
    [InlineData(3, 3.2)]
    [InlineData(4.2, 4.4)]
    public void Of_two_maxima_of_the_likelihood_the_higher_one_is_taken(double second, double third)
    {
        double[] beta = [0, second, third];
        double[] se = [0.01, 1.2, 1.2];
        Assert.True(LogLikelihood(beta, se, 0) > LogLikelihood(beta, se, 0.2) && LogLikelihood(beta, se, 0.2) < LogLikelihood(beta, se, 2));

        var taken = LogLikelihood(beta, se, RandomEffects.MaximumLikelihood(beta, se).Tau2);
        Assert.All(Enumerable.Range(0, 500), i => Assert.True(LogLikelihood(beta, se, i * 0.02) <= taken + 1e-12));
    }

    [Fact]
    public void One_study_is_itself_and_none_is_nothing()
    {
        Assert.Equal(new MetaEstimate(0.3, 0.1, 0, 1), RandomEffects.DerSimonianLaird([0.3, No], [0.1, 0.1]));
        Assert.Equal(new Heterogeneity(0, 0, 0), Heterogeneity.Of([0.3], [0.1]));
        Assert.Equal(0, Heterogeneity.Of([0.3], [0.1]).LogP);
        Assert.Equal(No, FixedEffect.Of([No], [1]).Beta);
        Assert.Equal(No, RandomEffects.PauleMandel([], []).Tau2);
        Assert.Equal(No, HanEskin.Of([], []).LogP);
        Assert.Equal(No, Heterogeneity.Of([], []).ISquared);
    }

    [Fact]
    public void A_standard_error_of_0_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => FixedEffect.Of([1, 2], [0, 1]));

    [Fact]
    public void RE2_mixes_one_and_two_degrees_of_freedom() =>
        Close.To(Math.Log(0.5 * NormalTail.TwoSided(3) + 0.5 * Math.Exp(-4.5)), new HanEskin(5, 4).LogP);

    [Fact]
    public void The_fixed_effect_equals_the_sum_of_weighted_effects_over_the_sum_of_weights() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<Tuple<NormalFloat, PositiveInt>>>(),
            studies =>
            {
                double[] beta = [.. studies.Get.Select(study => study.Item1.Get % 1e3)];
                double[] se = [.. studies.Get.Select(study => study.Item2.Get * 0.01)];
                var weights = se.Sum(value => Math.Pow(value, -2));
                var expected = beta.Zip(se, (effect, value) => effect * Math.Pow(value, -2)).Sum() / weights;
                var actual = FixedEffect.Of(beta, se);
                return Math.Abs(actual.Beta - expected) <= 1e-12 * beta.Max(Math.Abs) && Math.Abs(actual.StandardError * Math.Sqrt(weights) - 1) < 1e-12;
            }).QuickCheckThrowOnFailure();

    static double LogLikelihood(double[] beta, double[] se, double tau2)
    {
        double[] variances = [.. se.Select(value => value * value + tau2)];
        var mean = beta.Zip(variances, (effect, variance) => effect / variance).Sum() / variances.Sum(variance => 1 / variance);
        return beta.Zip(variances, (effect, variance) => -0.5 * (Math.Log(variance) + (effect - mean) * (effect - mean) / variance)).Sum();
    }
}
