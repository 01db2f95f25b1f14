using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

public sealed class ApproximateBayesFactorTests
{
    // r = 0.0225 / 0.0325, and half of log(1 - r) + 9 r, with 40 digits.
    [Fact]
    public void Agrees_with_the_value_worked_out_by_hand() =>
        Close.To(2.526057117213792326, ApproximateBayesFactor.Log(beta: 0.3, standardError: 0.1, priorSd: 0.15), 1e-14);

    [Fact]
    public void Stays_finite_for_a_thousand_standard_errors() =>
        Assert.True(double.IsFinite(ApproximateBayesFactor.Log(100, 0.1, ApproximateBayesFactor.QuantitativePriorSd)));

    [SkippableFact]
    public void Agrees_with_coloc_over_a_grid_of_z_and_variance()
    {
        foreach (var row in ReferenceCases.Rows("01-coloc-abf/wakefield_grid.tsv"))
        {
            var (z, variance) = (row.Number("z"), row.Number("V"));
            var quantitative = ApproximateBayesFactor.PriorSd(TraitKind.Quantitative, row.Number("sdY"));
            var caseControl = ApproximateBayesFactor.PriorSd(TraitKind.CaseControl, row.Number("sdY"));
            Close.To(row.Number("r_quant"), ApproximateBayesFactor.Shrinkage(variance, quantitative), 1e-14);
            // coloc takes log(1 - r), which loses six digits where r is near 1.
            Near(row.Number("lABF_quant"), ApproximateBayesFactor.LogFromZ(z, variance, quantitative), 1e-10);
            Near(row.Number("lABF_cc"), ApproximateBayesFactor.LogFromZ(z, variance, caseControl), 1e-10);
        }
    }

    [SkippableFact]
    public void Agrees_with_coloc_on_every_variant_of_every_scenario()
    {
        foreach (var scenario in ColocScenario.All())
        {
            var results = ReferenceCases.Rows($"01-coloc-abf/scenarios/{scenario.Id}.results.tsv").ToDictionary(row => row["snp"]);
            var shared = scenario.Shared();
            Assert.Equal(results.Count, shared.Names.Length);
            var posteriors = LogSum.Shares([.. shared.First.Zip(shared.Second, (l1, l2) => l1 + l2)]);
            for (var i = 0; i < shared.Names.Length; i++)
            {
                var expected = results[shared.Names[i]];
                Near(expected.Number("lABF.df1"), shared.First[i]);
                Near(expected.Number("lABF.df2"), shared.Second[i]);
                Close.To(expected.Number("SNP.PP.H4"), posteriors[i], expected.Number("SNP.PP.H4") < 1e-300 ? 1e-2 : 1e-10);
            }
        }
    }

    [SkippableFact]
    public void The_trait_s_standard_deviation_is_estimated_as_coloc_does()
    {
        foreach (var scenario in ColocScenario.All())
        {
            var expected = scenario.Facts.GetProperty("sdY_estimated");
            Check(expected.Number("dataset1"), LogBayesFactors.Of(scenario.First));
            Check(expected.Number("dataset2"), LogBayesFactors.Of(scenario.Second));
        }

        static void Check(double? expected, LogBayesFactors actual)
        {
            Assert.Equal(expected is not null, actual.TraitSdIsEstimated);
            if (expected is { } sd)
                Close.To(sd, actual.TraitSd!.Value);
        }
    }

    // A log Bayes factor may lie near 0, where only the difference can be held against it.
    static void Near(double expected, double actual, double tolerance = 1e-12) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
}
