using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Scan;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping;

/// <summary>SuSiE on the samples that are mapped.</summary>
public sealed class FineMappingTests : IDisposable
{
    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    // susie(X, y, L = 10, max_iter = 1000) of susieR 0.12.35 on the cohort's own genotypes and traits, both freed of covariates by qr.resid.
    [SkippableFact]
    public void Credible_sets_and_Bayes_factors_of_susie_are_those_of_susieR()
    {
        var result = Map(2, new() { AllTraits = true }, SignalRule.NominalThreshold);
        Assert.Equal((30, 0), (result.FineMapping!.Traits, result.FineMapping.NotFitted.Count));
        using var store = _store.Open();
        foreach (var (trait, signal, size, variant, pip, minimumR, log, mean, sd, logOfVariant) in new (string, string, int, string, double, double, double, double, double, double)[]
        {
            ("GENE00002", "L1", 9, "chr20_986422_G_T", 0.1464559488, 0.9707375937, 6.594888926, 0.08373424068, 0.2261606495, 10.30779454),
            ("GENE00006", "L1", 1, "chr20_1698358_G_A", 0.9584502492, 1, 23.02538865, -0.9316038613, 0.2286712617, 28.80303396),
            ("GENE00018", "L1", 2, "chr21_2518628_G_A", 0.921581136, 0.8875139108, 36.65537743, -0.819192901, 0.2554764945, 42.34515345),
            ("GENE00018", "L2", 1, "chr21_2568822_C_A", 0.985786585, 1, 4.457143893, 0.8559664972, 0.2050079227, 10.21426962),
            ("GENE00019", "L1", 36, "chr21_2655357_G_T", 0.06919797864, 0.8086257142, 7.614426685, -0.04469585538, 0.1674733407, 10.68343597),
            ("GENE00027", "L1", 1, "chr21_5292371_T_A", 0.9999790946, 1, 26.96095785, 1.313567523, 0.1590866805, 32.40335402),
        })
        {
            var row = store.Query<(int Size, double Pip, double R2, double MeanR2, double Log10, double Mean, double Sd)>(
                """
                select credible_set_size, pip, credible_set_minimum_r2, credible_set_mean_r2, log10_bayes_factor, posterior_mean, posterior_standard_deviation
                from credible_sets
                where molecular_trait_id = $trait and signal = $signal and variant_id = $variant and credible_set_id = $trait || '_' || $signal
                """,
                new { trait, signal, variant })[0];
            Assert.Equal(size, row.Size);
            Close.To(pip, row.Pip, 1e-5);
            Close.To(minimumR * minimumR, row.R2, 1e-8);
            Assert.InRange(row.MeanR2, row.R2, 1);
            Close.To(log / Math.Log(10), row.Log10, 1e-5);
            Close.To(mean, row.Mean, 1e-5);
            Close.To(sd, row.Sd, 1e-5);
            var factors = store.Query<(string Variant, double Log)>("select variant_id, ln_bayes_factor from signal_bayes_factors where molecular_trait_id = $trait and signal = $signal", new { trait, signal }).ToDictionary(each => each.Variant, each => each.Log);
            Assert.Equal(result.Traits.Single(each => each.Outcome.Trait.Id == trait).Outcome.VariantsTested, factors.Count);
            Close.To(logOfVariant, factors[variant], 1e-5);
        }

        Assert.Equal(result.FineMapping.CredibleSets, store.Query<int>("select count(distinct credible_set_id)::int from credible_sets")[0]);
        Assert.Equal(0, store.Query<int>("select count(*)::int from credible_sets as sets left join associations as pairs using (molecular_trait_id, chromosome, position, ref, alt) where sets.beta is distinct from pairs.beta or sets.p_value is distinct from pairs.p_value")[0]);
        Assert.Equal(result.Signals!.Count, store.Query<int>("select count(*)::int from independent_signals")[0]);
        Assert.Equal(("susie", "all", "10"), (result.Dataset.Ingests[0].Settings["fine_mapping"], result.Dataset.Ingests[0].Settings["fine_mapped_traits"], result.Dataset.Ingests[0].Settings["susie_effects"]));
    }

    [SkippableFact]
    public void Fine_mapping_is_the_same_for_any_number_of_threads()
    {
        Assert.Equal(Hashes(1), Hashes(3));

        List<string> Hashes(int threads) => [.. Map(threads, new()).Dataset.Tables.OrderBy(table => table.Key, StringComparer.Ordinal).SelectMany(table => table.Value.Files.Select(file => $"{table.Key} {file.Rows} {file.Sha256}"))];
    }

    CisResult Map(int threads, FineMappingOptions fineMapping, SignalRule? signals = null)
    {
        using var inputs = MappingInputs.Open(Cohort.Files());
        return CisMapping.Run(new(new StoreLayout(_store.Path), "small") { Options = new() { Threads = threads, Permutations = 200 }, Signals = signals, FineMapping = fineMapping, Engine = new() { Threads = threads } }, inputs);
    }
}
