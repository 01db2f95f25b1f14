
namespace QtlQuery.Mapping.Publishing;

/// <summary>Outcomes of traits as rows of <c>molecular_traits</c>.</summary>
static class TraitRows
{
    const double Ln10 = 2.302585092994045684;

    public static IReadOnlyList<string> Columns { get; } =
    [
        "molecular_trait_id", "gene_id", "gene_version", "molecular_trait_object_id", "variants_tested", "beta_shape1", "beta_shape2", "true_df", "p_value_true_df",
        "chromosome", "position", "ref", "alt", "rsid", "tss_distance", "effect_allele_frequency", "minor_allele_samples", "minor_allele_count",
        "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived", "permutation_p_value", "p_beta", "neg_log10_p_beta", "trait_p_value", "q_value", "nominal_p_value_threshold", "nominal_p_value_threshold_true_df", "log2_allelic_fold_change", "log2_allelic_fold_change_lower", "log2_allelic_fold_change_upper", "significant", "untested_reason",
    ];

    public static object?[] Of(TraitVerdict verdict, TraitName name, int df, double fdr)
    {
        var outcome = verdict.Outcome;
        var (lead, fit) = (outcome.Lead, outcome.Permuted?.Fit);
        var variant = lead?.Variant;
        return
        [
            name.Id, name.GeneId, name.GeneVersion, name.Object, outcome.VariantsTested, fit?.Beta.Shape1, fit?.Beta.Shape2, fit?.TrueDf, fit is null ? null : Math.Exp(fit.LogPTrueDf(lead!.T, df)),
            variant?.Chromosome, variant?.Position, variant?.Ref, variant?.Alt, variant is null ? null : StoredVariant.RsidOf(variant), variant is null ? null : outcome.Trait.DistanceOf(variant.Position), (float?)lead?.Counts.AltFrequency, lead?.Counts.MinorCarriers, lead is null ? null : (int)Math.Round(lead.Counts.MinorCopies),
            (float?)lead?.Slope, (float?)lead?.StandardError, lead is null ? null : StoredP.Of(lead.NegLog10P), lead is null ? null : StoredP.BelowRange(lead.NegLog10P), lead is null ? null : false,
            outcome.Permuted?.P, Known(Math.Exp(verdict.LogPBeta)), Known(-verdict.LogPBeta / Ln10), Known(Math.Exp(outcome.LogPCombined)), verdict.Q, verdict.NominalThreshold, verdict.NominalThresholdTrueDf, Known(lead?.FoldChange?.Log2), Known(lead?.FoldChange?.Lower()), Known(lead?.FoldChange?.Upper()), verdict.Q is { } q ? q <= fdr : null, outcome.Reason is { } reason ? ReasonName.Code(reason) : null,
        ];
    }

    static double? Known(double value) => double.IsNaN(value) ? null : value;

    static float? Known(double? value) => value is { } number && !double.IsNaN(number) ? (float)number : null;
}
