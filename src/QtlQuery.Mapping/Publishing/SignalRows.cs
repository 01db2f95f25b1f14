using System.Globalization;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Writes independent signals: their leads, and by option the Bayes factors of all their variants and the credible sets that these give.</summary>
/// <remarks>
/// Each signal is tested beside the leads of the others, so that one causal variant is left to be found: the assumption of Wakefield's Bayes
/// factors (2009, Genet. Epidemiol. 33:79) and of colocalisation by them.
/// </remarks>
/// <param name="bayesFactors">Null where Bayes factors and credible sets come from elsewhere.</param>
sealed class SignalRows(BayesFactorRows? bayesFactors, IReadOnlyDictionary<string, TraitName> names)
{
    const double Coverage = 0.95;
    const double Ln10 = 2.302585092994045684;

    readonly List<FoundSignal> _signals = [];
    readonly List<object?[]> _credible = [];

    public static IReadOnlyList<string> SignalColumns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "molecular_trait_object_id", "signal_rank", "variants_tested", "beta_shape1", "beta_shape2", "true_df", "p_value_true_df",
        "chromosome", "position", "ref", "alt", "rsid", "tss_distance", "effect_allele_frequency", "minor_allele_samples", "minor_allele_count",
        "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived", "permutation_p_value", "p_beta", "neg_log10_p_beta", "log2_allelic_fold_change", "log2_allelic_fold_change_lower", "log2_allelic_fold_change_upper",
    ];

    public static IReadOnlyList<string> CredibleColumns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "credible_set_id", "signal", "chromosome", "position", "ref", "alt", "rsid", "pip", "credible_set_size",
        "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived",
    ];

    /// <summary>In the order of the traits' names and ranks.</summary>
    public IReadOnlyList<FoundSignal> Signals => [.. _signals.OrderBy(signal => signal.Trait.Id, StringComparer.Ordinal).ThenBy(signal => signal.Rank)];

    public IEnumerable<object?[]> Credible => _credible;

    public void Add(IReadOnlyList<TraitSignal> signals)
    {
        foreach (var signal in signals)
        {
            var trait = signal.Trait;
            _signals.Add(new(trait, signal.Rank, signal.Lead, signal.Tests.Variants.Count, signal.DegreesOfFreedom, signal.Permuted));
            if (bayesFactors is null)
                continue;
            var prior = ApproximateBayesFactor.PriorSd(TraitKind.Quantitative, StandardDeviation(trait.Values));
            var logs = signal.Tests.Tests.Select(test => ApproximateBayesFactor.Log(test.Slope, test.StandardError, prior)).ToArray();
            bayesFactors.Add(names[trait.Id], SignalName(signal), signal.Tests.Variants, logs);
            AddCredible(names[trait.Id], signal, logs);
        }
    }

    public object?[] Row(FoundSignal signal)
    {
        var (name, lead, fit, df) = (names[signal.Trait.Id], signal.Lead, signal.Permuted?.Fit, signal.DegreesOfFreedom);
        var logP = signal.Permuted?.LogP(lead.T, df);
        return
        [
            name.Id, name.GeneId, name.GeneVersion, name.Object, signal.Rank, signal.VariantsTested, fit?.Beta.Shape1, fit?.Beta.Shape2, fit?.TrueDf, fit is null ? null : Math.Exp(fit.LogPTrueDf(lead.T, df)),
            lead.Variant.Chromosome, lead.Variant.Position, lead.Variant.Ref, lead.Variant.Alt, StoredVariant.RsidOf(lead.Variant), signal.Trait.DistanceOf(lead.Variant.Position), (float)lead.Counts.AltFrequency, lead.Counts.MinorCarriers, (int)Math.Round(lead.Counts.MinorCopies),
            (float)lead.Slope, (float)lead.StandardError, StoredP.Of(lead.NegLog10P), StoredP.BelowRange(lead.NegLog10P), false,
            signal.Permuted?.P, logP is { } known ? Math.Exp(known) : null, -logP / Ln10, Known(lead.FoldChange?.Log2), Known(lead.FoldChange?.Lower()), Known(lead.FoldChange?.Upper()),
        ];
    }

    // The most probable variants until they hold the coverage; each has the same prior. All of those too improbable to matter hold less than the rest of it.
    void AddCredible(TraitName name, TraitSignal signal, double[] logs)
    {
        var all = LogSum.Of(logs);
        var least = all + Math.Log((1 - Coverage) / logs.Length);
        var order = Enumerable.Range(0, logs.Length).Where(i => logs[i] >= least).OrderByDescending(i => logs[i]).ThenBy(i => i).ToList();
        var (held, size) = (0.0, 0);
        while (size < order.Count && held < Coverage)
            held += Math.Exp(logs[order[size++]] - all);
        foreach (var i in order.Take(size))
        {
            var (variant, test) = (signal.Tests.Variants[i].Variant, signal.Tests.Tests[i]);
            _credible.Add(
            [
                name.Id, name.GeneId, name.GeneVersion, $"{name.Id}_{SignalName(signal)}", SignalName(signal), variant.Chromosome, variant.Position, variant.Ref, variant.Alt, StoredVariant.RsidOf(variant), Math.Exp(logs[i] - all), size,
                (float)test.Slope, (float)test.StandardError, StoredP.Of(test.NegLog10P), StoredP.BelowRange(test.NegLog10P), false,
            ]);
        }
    }

    static float? Known(double? value) => value is { } number && !double.IsNaN(number) ? (float)number : null;

    static string SignalName(TraitSignal signal) => string.Create(CultureInfo.InvariantCulture, $"L{signal.Rank}");

    static double StandardDeviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
