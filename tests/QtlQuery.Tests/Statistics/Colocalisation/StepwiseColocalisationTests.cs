using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;
using QtlQuery.Tests.Statistics.FineMapping;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>
/// Against coloc.signals, to 1e-8. Its H3 counts each variant paired with itself as two distinct ones; the comparison adds those pairs,
/// which <see cref="ColocalisationSums"/> rightly leaves out.
/// </summary>
public sealed class StepwiseColocalisationTests
{
    const string Folder = "03-susie-rss/";

    [SkippableFact]
    public void Leads_agree_with_coloc_s_finemap_signals()
    {
        foreach (var facts in ReferenceFile.Json(Folder + "coloc_signals.json").Where(facts => facts.TryGetProperty("fun", out _)))
        {
            var (names, effects, ld) = Dataset(facts.Text("id"), facts.Text("dataset"));
            var leads = Leads(effects, ld, facts.Text("method"));
            Assert.Equal(facts.GetProperty("hits").EnumerateArray().Select(hit => hit.GetString()), leads.Select(lead => names[lead.Variant]));
            foreach (var (z, lead) in facts.GetProperty("z").EnumerateArray().Zip(leads))
                Close.To(z.GetDouble(), lead.Z, 1e-8);
        }
    }

    [SkippableFact]
    public void Posteriors_agree_with_coloc_signals()
    {
        foreach (var facts in ReferenceFile.Json(Folder + "coloc_signals.json").Where(facts => facts.TryGetProperty("mode", out _)))
        {
            var (id, method, mode) = (facts.Text("id"), facts.Text("method"), facts.Text("mode"));
            var (names, effects1, ld) = Dataset(id, "d1");
            var (_, effects2, _) = Dataset(id, "d2");
            var (leads1, leads2) = (Leads(effects1, ld, method), Leads(effects2, ld, method));
            var rows = ReferenceCases.Rows($"{Folder}coloc_signals/{id}.{method}.{mode}.summary.tsv");
            Assert.Equal(rows.Count, leads1.Length * leads2.Length);
            foreach (var row in rows)
            {
                var others1 = Others(leads1, names.IndexOf(row["hit1"]), mode);
                var others2 = Others(leads2, names.IndexOf(row["hit2"]), mode);
                var actual = Sums(effects1, effects2, ld, method, others1, others2).Posteriors(ColocScenario.Of(facts));
                Close.To(row.Number("PP.H0.abf"), actual.H0, 1e-8);
                Close.To(row.Number("PP.H1.abf"), actual.H1, 1e-8);
                Close.To(row.Number("PP.H2.abf"), actual.H2, 1e-8);
                Close.To(row.Number("PP.H3.abf"), actual.H3, 1e-8);
                Close.To(row.Number("PP.H4.abf"), actual.H4, 1e-8);
            }
        }
    }

    [Fact]
    public void Without_a_mask_the_masked_sums_are_the_plain_ones()
    {
        var plain = ColocalisationSums.Of([3, 1, 7], [2, 0, 5]);
        var masked = MaskedSums.Of([3, 1, 7], [2, 0, 5], new bool[3], new bool[3]);
        Assert.Equal(plain, masked);
    }

    // Variant 2 is masked for trait 1: its pairs (2, 1) and (2, 3) count 1 each, its own pair e^-1.1.
    [Fact]
    public void A_masked_variant_counts_as_one_without_effect()
    {
        var sums = MaskedSums.Of([3, 1, 7], [2, 0, 5], [false, true, false], new bool[3]);
        Close.To(Math.Log(Math.Exp(3) + Math.Exp(-1.1) + Math.Exp(7)), sums.A1);
        Close.To(Math.Log(Math.Exp(2) + 1 + Math.Exp(5)), sums.A2);
        Close.To(Math.Log(Math.Exp(5) + Math.Exp(-1.1) + Math.Exp(12)), sums.A12);
        Close.To(Math.Log(Math.Exp(3) + Math.Exp(8) + 2 + Math.Exp(9) + Math.Exp(7)), sums.A3);
    }

    static ColocalisationSums Sums(QuantitativeEffects effects1, QuantitativeEffects effects2, LdMatrix ld, string method, int[] others1, int[] others2)
    {
        if (method == "mask")
        {
            var (masked1, masked2) = (StepwiseSignals.Masked(ld, others1, 0.01), StepwiseSignals.Masked(ld, others2, 0.01));
            var (l1, l2) = (Factors(effects1), Factors(effects2));
            var masked = MaskedSums.Of(l1, l2, masked1, masked2);
            var same = l1.Zip(l2, (left, right) => left + right).Select((sum, i) => masked1[i] || masked2[i] ? 0 : sum);
            return masked with { A3 = LogSum.Of([masked.A3, .. same]) };
        }

        var sums = ColocalisationSums.Of(Factors(ConditionalEffects.Of(effects1, ld, others1)), Factors(ConditionalEffects.Of(effects2, ld, others2)));
        return sums with { A3 = LogSum.Of(sums.A3, sums.A12) };
    }

    static double[] Factors(QuantitativeEffects effects) => LogBayesFactors.Of(new()
    {
        Kind = TraitKind.Quantitative,
        Beta = effects.Beta,
        Variance = effects.Variance,
        TraitSd = effects.TraitSd,
    }).Values;

    static int[] Others(LeadSignal[] leads, int lead, string mode)
    {
        var position = Array.FindIndex(leads, signal => signal.Variant == lead);
        return [.. leads.Where((_, i) => mode == "allbutone" ? i != position : i < position).Select(signal => signal.Variant)];
    }

    static LeadSignal[] Leads(QuantitativeEffects effects, LdMatrix ld, string method)
    {
        var options = new StepwiseOptions { MaximalSignals = method == "single" ? 1 : 3 };
        return method == "cond"
            ? StepwiseSignals.ByConditioning(effects, ld, options)
            : StepwiseSignals.ByMasking([.. Enumerable.Range(0, effects.Beta.Length).Select(effects.Z)], ld, options);
    }

    static (List<string> Names, QuantitativeEffects Effects, LdMatrix Ld) Dataset(string id, string dataset)
    {
        var rows = ReferenceCases.Rows($"{Folder}coloc_susie/{id}.{dataset}.tsv");
        var effects = new QuantitativeEffects(rows.Column("beta")!, rows.Column("varbeta")!, rows.Column("MAF")!, dataset == "d1" ? 600 : 5000, 1);
        return ([.. rows.Select(row => row["snp"])], effects, SusieCase.LdOf(id[..1]));
    }
}
