using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.Colocalisation;

public sealed class ColocalisationSumsTests
{
    static readonly double Ln10 = Math.Log(10);

    // e^l1 = (2, 3), e^l2 = (5, 7): sums 5 and 12, same variant 10 + 21, different variants 2 · 7 + 3 · 5.
    [Fact]
    public void The_sums_agree_with_those_worked_out_by_hand()
    {
        var sums = ColocalisationSums.Of([Math.Log(2), Math.Log(3)], [Math.Log(5), Math.Log(7)]);
        Close.To(Math.Log(5), sums.A1, 1e-15);
        Close.To(Math.Log(12), sums.A2, 1e-15);
        Close.To(Math.Log(31), sums.A12, 1e-15);
        Close.To(Math.Log(29), sums.A3, 1e-15);
        Assert.Equal(2, sums.Variants);
    }

    [Fact]
    public void Sums_can_be_printed() =>
        Assert.Equal("ColocalisationSums { A1 = 1, A2 = 2, A12 = 3, A3 = 4, Variants = 5 }", new ColocalisationSums(1, 2, 3, 4, 5).ToString());

    [Fact]
    public void One_variant_cannot_be_two()
    {
        var sums = ColocalisationSums.Of([3.0], [4.0]);
        Assert.Equal(double.NegativeInfinity, sums.A3);
        Assert.Equal(0, sums.Posteriors(ColocalisationPriors.Default).H3);
    }

    // Both sums of products are e^1600, and their difference is e^800 + e^800 + 1: a difference of logarithms would give 0.
    [Fact]
    public void Two_distinct_variants_are_kept_beside_a_shared_one_that_is_e_800_times_as_likely() =>
        Close.To(800 + Math.Log(2), ColocalisationSums.Of([800, 0], [800, 0]).A3, 1e-15);

    [SkippableFact]
    public void Posteriors_agree_with_coloc_s_formulae_in_420_digits()
    {
        var expected = ReferenceCases.Rows("01-coloc-abf/expected_exact.tsv").ToLookup(row => row["id"]);
        foreach (var scenario in ColocScenario.All())
        {
            var actual = scenario.Sums().Posteriors(scenario.Priors("priors_used"));
            double[] logs = [actual.LogH0, actual.LogH1, actual.LogH2, actual.LogH3, actual.LogH4];
            foreach (var row in expected[scenario.Id])
            {
                var log = logs[row["hypothesis"][1] - '0'];
                if (row["log10_pp_exact"] == "-Inf")
                    Assert.Equal(double.NegativeInfinity, log);
                else
                    Assert.True(Math.Abs(row.Number("log10_pp_exact") * Ln10 - log) <= 1e-9, $"{scenario.Id} {row["hypothesis"]}: {log / Ln10:R}");
                if (row.Number("pp_exact") > 1e-300)
                    Close.To(row.Number("pp_exact"), Math.Exp(log), 1e-9);
            }
        }
    }

    [SkippableFact]
    public void Priors_that_promise_too_much_are_lowered_as_coloc_does()
    {
        foreach (var scenario in ColocScenario.All())
        {
            var used = scenario.Priors("priors_used");
            var actual = scenario.Priors("priors_given").For(scenario.First.Variants!.Count, scenario.Second.Variants!.Count, scenario.Shared().Names.Length);
            Close.To(used.P1, actual.P1, 1e-15);
            Close.To(used.P2, actual.P2, 1e-15);
            Close.To(used.P12, actual.P12, 1e-15);
        }
    }

    [SkippableFact]
    public void Posteriors_agree_with_coloc_on_its_own_example()
    {
        var facts = ReferenceFile.Json("01-coloc-abf/coloc_test_data/expected.json")[0];
        var first = LogBayesFactors.Of(ColocScenario.Statistics(ReferenceCases.Rows("01-coloc-abf/coloc_test_data/D1.tsv"), facts.GetProperty("dataset1")));
        var second = LogBayesFactors.Of(ColocScenario.Statistics(ReferenceCases.Rows("01-coloc-abf/coloc_test_data/D2.tsv"), facts.GetProperty("dataset2")));
        var actual = ColocalisationSums.Of(first.Values, second.Values).Posteriors(ColocScenario.Of(facts.GetProperty("priors")));
        var summary = facts.GetProperty("summary");
        Close.To(summary.Number("PP.H0.abf")!.Value, actual.H0, 1e-10);
        Close.To(summary.Number("PP.H1.abf")!.Value, actual.H1, 1e-10);
        Close.To(summary.Number("PP.H2.abf")!.Value, actual.H2, 1e-10);
        Close.To(summary.Number("PP.H3.abf")!.Value, actual.H3, 1e-10);
        Close.To(summary.Number("PP.H4.abf")!.Value, actual.H4, 1e-10);
    }

    [SkippableFact]
    public void The_critical_p12_is_where_H4_reaches_the_threshold()
    {
        foreach (var scenario in ColocScenario.All())
        {
            var sums = scenario.Sums();
            var log = sums.LogCriticalP12(1e-4, 1e-4, 0.8);
            if (log > 700) // no double holds that p12
                continue;

            var priors = new ColocalisationPriors(1e-4, 1e-4, sums.CriticalP12(1e-4, 1e-4, 0.8));
            Close.To(Math.Exp(log), priors.P12, 1e-15);
            Close.To(0.8, sums.Posteriors(priors).H4, 1e-9);
            Assert.True(Math.Abs(sums.LogOddsH4(priors) - Math.Log(4)) < 1e-9);
        }
    }
}
