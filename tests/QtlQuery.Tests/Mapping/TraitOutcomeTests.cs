using QtlQuery.Engine.Significance;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping;

/// <summary>What <c>molecular_traits</c> says of a mapped trait.</summary>
public sealed class TraitOutcomeTests : IDisposable
{
    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    // tensorQTL's threshold, of its own 1,000 permutations, stays at the true degrees of freedom: 0.3 powers of 10 are their error in one trait, 0.1 that of
    // the mean of 30. The other one is the p of the same |t| at the nominal degrees of freedom, as QTLtools has it.
    [SkippableFact]
    public void Both_nominal_thresholds_are_kept()
    {
        var df = Map("small", Cohort.Files(), new()).DegreesOfFreedom;
        using var store = _store.Open();
        var expected = Cohort.Answers("tensorqtl.perm.tsv.gz").ToDictionary(row => row["phenotype_id"], row => row.Number("pval_nominal_threshold"));
        var ours = store.Query<(string Trait, double Nominal, double AtTrueDf, double TrueDf)>("select molecular_trait_id, nominal_p_value_threshold, nominal_p_value_threshold_true_df, true_df from molecular_traits");
        Assert.Equal(30, ours.Count);
        Assert.Equal(0, ours.Average(row => Math.Log10(row.AtTrueDf / expected[row.Trait])), 0.1);
        foreach (var (trait, nominal, atTrueDf, trueDf) in ours)
        {
            Assert.Equal(0, Math.Log10(atTrueDf / expected[trait]), 0.3);
            Close.To(Math.Exp(StudentTail.LogTwoSided(StudentTail.TFromLogTwoSided(Math.Log(atTrueDf), trueDf) * Math.Sqrt(df / trueDf), df)), nominal, 1e-9);
        }
    }

    // R 4.2.2: nls(y ~ covariates + log2((2 - x) + x 2^a)) with x of tensorQTL's leads; the cohort's values stand for log2 expression.
    [SkippableFact]
    public void Allelic_fold_changes_of_leads_are_those_of_Rs_nls()
    {
        Map("small", Cohort.Files() with { Log2Expression = Cohort.FullPath("data/small/expression.bed.gz") }, new() { Permutations = 20 });
        using var store = _store.Open();
        foreach (var (trait, variant, afc, lower, upper) in new[]
        {
            ("GENE00006", "chr20_1698358_G_A", -2.19946595903, -2.886336551, -1.512595367),
            ("GENE00018", "chr21_2518628_G_A", -1.93932341796, -2.395850625, -1.482796211),
            ("GENE00001", "chr20_91085_T_G", -0.947454901651, -1.52277401, -0.3721357933),
        })
        {
            var row = store.Query<(string Variant, double Afc, double Lower, double Upper)>("select variant_id, log2_allelic_fold_change, log2_allelic_fold_change_lower, log2_allelic_fold_change_upper from molecular_traits where molecular_trait_id = $trait", new { trait })[0];
            Assert.Equal(variant, row.Variant);
            Assert.Equal(afc, row.Afc, 1e-6);
            Assert.Equal(lower, row.Lower, 1e-6);
            Assert.Equal(upper, row.Upper, 1e-6);
        }
    }

    // The same with the lead of the other signal among the covariates.
    [SkippableFact]
    public void Allelic_fold_changes_of_signals_are_beside_the_leads_of_the_others()
    {
        using (var inputs = MappingInputs.Open(Cohort.Files() with { Log2Expression = Cohort.FullPath("data/small/expression.bed.gz") }))
            CisMapping.Run(new(new StoreLayout(_store.Path), "small") { Options = new() { Permutations = 200 }, Signals = SignalRule.NominalThreshold, StorePairs = false }, inputs);
        using var store = _store.Open();
        var signals = store.Query<(string Variant, double Afc, double Lower, double Upper)>("select variant_id, log2_allelic_fold_change, log2_allelic_fold_change_lower, log2_allelic_fold_change_upper from independent_signals where molecular_trait_id = 'GENE00018' order by signal_rank");
        Assert.Equal(["chr21_2518628_G_A", "chr21_2568822_C_A"], signals.Select(signal => signal.Variant));
        foreach (var (signal, afc, lower, upper) in new[] { (signals[0], -1.83745814124, -2.260038192, -1.414878091), (signals[1], 1.46777346496, 0.9489531386, 1.986593791) })
        {
            Assert.Equal(afc, signal.Afc, 1e-6);
            Assert.Equal(lower, signal.Lower, 1e-6);
            Assert.Equal(upper, signal.Upper, 1e-6);
        }
    }

    // Liu and Xie (2020) as they print it, from the p-values of plain least squares: the mean of tan((1/2 - p) pi) is Cauchy's under no effect.
    [SkippableFact]
    public void By_ACAT_the_traits_p_is_the_Cauchy_combination_of_its_pairs()
    {
        Map("acat", Cohort.Files(), new() { Permutations = 0 }, TraitRule.Acat);
        Map("nominal", Cohort.Files(), new() { Permutations = 0 });
        using var store = _store.Open();
        DatasetSignificance.Run(store, "nominal", SignificanceMethod.Acat, 0.05);
        using var judged = _store.Open();
        var ours = judged.Query<(string Trait, double P, double Q, bool Significant, double? Threshold, double? PBeta)>("select molecular_trait_id, trait_p_value, q_value, significant, nominal_p_value_threshold, p_beta from molecular_traits where dataset_id = 'acat'").ToDictionary(row => row.Trait);
        Assert.Equal(30, ours.Count);
        foreach (var pairs in Cohort.Answers("reference.nominal.tsv.gz").Where(row => row["slope"] != "NA").GroupBy(row => row["phenotype_id"], row => row.Number("pval_nominal")))
        {
            // Below 1e-5 the tangent is 1 / (p pi) to nine digits, and a difference from one half would lose as many; p-values near 1 are printed with twelve.
            var statistic = pairs.Average(p => p < 1e-5 ? 1 / (p * Math.PI) : Math.Tan((0.5 - p) * Math.PI));
            Close.To(statistic > 1e5 ? 1 / (statistic * Math.PI) : 0.5 - Math.Atan(statistic) / Math.PI, ours[pairs.Key].P, 1e-7);
        }

        foreach (var (trait, p, q, significant) in judged.Query<(string, double, double, bool)>("select molecular_trait_id, trait_p_value, q_value, significant from molecular_traits where dataset_id = 'nominal'"))
        {
            Close.To(p, ours[trait].P, 1e-3); // from p-values stored with seven digits, of which one near 1 keeps few of its distance
            Assert.Equal(significant, ours[trait].Significant);
            Assert.Equal((null, null), (ours[trait].Threshold, ours[trait].PBeta));
        }

        Assert.InRange(ours.Values.Count(row => row.Significant), 1, 29);
        Assert.All(ours.Values, row => Assert.Equal(row.Q <= 0.05, row.Significant));
    }

    CisResult Map(string dataset, MappingFiles files, CisOptions options, TraitRule rule = TraitRule.Permutations)
    {
        using var inputs = MappingInputs.Open(files);
        return CisMapping.Run(new(new StoreLayout(_store.Path), dataset) { Options = options, TraitRule = rule }, inputs);
    }
}
