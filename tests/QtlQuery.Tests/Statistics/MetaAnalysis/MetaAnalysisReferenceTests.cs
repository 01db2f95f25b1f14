using QtlQuery.Statistics.MetaAnalysis;

namespace QtlQuery.Tests.Statistics.MetaAnalysis;

public sealed class MetaAnalysisReferenceTests
{
    // metafor's own search stops at a change of 1e-12 in tau², but for PM at the root finder's usual 1.2e-4.
    [SkippableFact]
    public void Means_and_heterogeneity_agree_with_metafor() =>
        Assert.All(MetaCases.Answers("meta_metafor.tsv"), study =>
        {
            var (answer, beta, se) = study;
            var (estimate, tolerance) = Estimate(answer["method"], beta, se);
            Assert.Equal(answer.Number("k"), estimate.Studies);
            AssertClose(answer.Number("tau2"), estimate.Tau2, tolerance);
            AssertClose(answer.Number("beta"), estimate.Beta, tolerance);
            AssertClose(answer.Number("se"), estimate.StandardError, tolerance);
            AssertClose(answer.Number("z"), estimate.Z, 10 * tolerance);
            AssertClose(answer.Number("ln_p"), estimate.LogP, 10 * tolerance);
            if (estimate.Tau2 > 0 && answer["method"] == "PM")
                AssertClose(estimate.Studies - 1, GeneralisedQ(beta, se, estimate), 1e-9);

            var heterogeneity = Heterogeneity.Of(beta, se);
            var fixedEffect = answer["method"] == "FE";
            AssertClose(answer.Number("Q"), heterogeneity.Q, 1e-10);
            Assert.Equal(answer.Number("Q_df"), heterogeneity.DegreesOfFreedom);
            AssertClose(answer.Number("Q_ln_p"), heterogeneity.LogP, 1e-10);
            AssertClose(answer.Number("I2") / 100, fixedEffect ? heterogeneity.ISquared : heterogeneity.ISquaredAt(estimate.Tau2), 10 * tolerance);
        });

    [SkippableFact]
    public void Knapp_and_Hartung_agree_with_metafor() =>
        Assert.All(MetaCases.Answers("meta_metafor_DL_knha.tsv"), study =>
        {
            var (answer, beta, se) = study;
            var actual = KnappHartung.Of(beta, se, RandomEffects.DerSimonianLaird(beta, se).Tau2);
            Assert.Equal(answer.Number("dof"), actual.DegreesOfFreedom);
            AssertClose(answer.Number("beta"), actual.Beta, 1e-10);
            AssertClose(answer.Number("se"), actual.StandardError, 1e-10);
            if (answer.Number("se") == 0)
                return;
            AssertClose(answer.Number("t"), actual.T, 1e-9);
            Close.To(answer.Number("p"), Math.Exp(actual.LogP), 1e-8);
        });

    // Metasoft's search for the largest likelihood stops early, and its likelihood has a sign reversed: its heterogeneity part is never
    // above the true one and up to 0.08 below. metafor's tau² gives that part to 1e-8.
    [SkippableFact]
    public void Means_heterogeneity_and_RE2_agree_with_Metasoft() =>
        Assert.All(MetaCases.Answers("meta_metasoft.tsv"), study =>
        {
            var (answer, beta, se) = study;
            var random = RandomEffects.DerSimonianLaird(beta, se);
            var actual = HanEskin.Of(beta, se);
            AssertClose(answer.Number("beta_FE"), FixedEffect.Of(beta, se).Beta, 1e-9);
            AssertClose(answer.Number("se_RE"), random.StandardError, 1e-9);
            AssertClose(answer.Number("tau2"), random.Tau2, 1e-9);
            AssertClose(answer.Number("stat1_RE2"), actual.MeanStatistic, 1e-9);
            Assert.InRange(actual.HeterogeneityStatistic - answer.Number("stat2_RE2"), -1e-9 * Math.Max(1, actual.Statistic), 0.08);

            var same = new HanEskin(answer.Number("stat1_RE2"), answer.Number("stat2_RE2"));
            if (answer.Number("p_RE2_asymptotic") > 1e-300)
                Close.To(answer.Number("p_RE2_asymptotic"), Math.Exp(same.LogP), 1e-9);
        });

    [SkippableFact]
    public void The_heterogeneity_part_of_RE2_is_that_of_metafors_largest_likelihood() =>
        Assert.All(MetaCases.Answers("meta_metafor.tsv").Where(study => study.Answer["method"] == "ML"), study =>
        {
            var (answer, beta, se) = study;
            var best = LogLikelihood(beta, se, answer.Number("beta"), answer.Number("tau2"));
            var expected = 2 * (best - LogLikelihood(beta, se, FixedEffect.Of(beta, se).Beta, 0));
            AssertClose(expected, HanEskin.Of(beta, se).HeterogeneityStatistic, 1e-8);
        });

    // Its product of densities is 0 / 0 for standard errors of 1e-6.
    [SkippableFact]
    public void M_values_agree_with_Metasoft() =>
        Assert.All(MetaCases.Answers("meta_metasoft.tsv"), study =>
        {
            var (answer, beta, se) = study;
            var actual = MValues.Of(beta, se).Where(value => !double.IsNaN(value));
            Assert.All(answer.List("mvalues").Zip(actual), pair => Assert.True(double.IsNaN(pair.First) || Math.Abs(pair.First - pair.Second) < 1e-10));
        });

    static double GeneralisedQ(double[] beta, double[] se, MetaEstimate mean) =>
        beta.Zip(se, (effect, error) => (effect - mean.Beta) * (effect - mean.Beta) / (error * error + mean.Tau2)).Where(double.IsFinite).Sum();

    static double LogLikelihood(double[] beta, double[] se, double mean, double tau2) =>
        beta.Zip(se, (effect, error) => -0.5 * (Math.Log(error * error + tau2) + (effect - mean) * (effect - mean) / (error * error + tau2)))
            .Where(double.IsFinite).Sum();

    static (MetaEstimate Estimate, double Tolerance) Estimate(string method, double[] beta, double[] se) => method switch
    {
        "FE" => (FixedEffect.Of(beta, se), 1e-10),
        "DL" => (RandomEffects.DerSimonianLaird(beta, se), 1e-10),
        "HE" => (RandomEffects.Hedges(beta, se), 1e-10),
        "SJ" => (RandomEffects.SidikJonkman(beta, se), 1e-8),
        "PM" => (RandomEffects.PauleMandel(beta, se), 1.3e-4),
        "ML" => (RandomEffects.MaximumLikelihood(beta, se), 1e-8),
        _ => (RandomEffects.RestrictedMaximumLikelihood(beta, se), 1e-8),
    };

    // Relative above 1, absolute below: near 0 a search ends at an absolute distance.
    static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.Equal(expected, actual, tolerance * Math.Max(1, double.IsFinite(expected) ? Math.Abs(expected) : 1));
}
