using System.Globalization;
using QtlQuery.Coloc;
using QtlQuery.Engine;
using QtlQuery.Plots;
using QtlQuery.Plots.Colocalisation;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Cli.Plotting;

/// <summary>Plots of one molecular trait beside a GWAS: both over the region and against each other, and the posteriors by the prior p12.</summary>
/// <param name="trait">The trait in words, such as HMGCR in FUSION_ge_muscle.</param>
/// <param name="result">One without a refusal.</param>
/// <param name="remark">What a reader must know beside it; null where there is nothing.</param>
sealed class ColocalisationPlots(QtlStore store, ColocRequest request, ColocResult result, string trait, string? remark, CancellationToken cancellation)
{
    const int SweepPoints = 100;

    static readonly PosteriorRule Rule = new("H4 of 0.8 and more", posteriors => posteriors.H4 >= 0.8);

    // A side that has effects only gets the p-values that they imply.
    const string Variants = """
        select
            coalesce(split_part(rsid, ',', 1), variant_id) as label,
            variant_id,
            position,
            coalesce(gwas_neg_log10_p, neg_log10_p_of_z(abs(coalesce(gwas_z, gwas_beta / gwas_standard_error)))) as gwas_neg_log10_p,
            coalesce(neg_log10_p, neg_log10_p_of_z(abs(coalesce(z, beta / standard_error)))) as qtl_neg_log10_p,
        from answer
        order by position, variant_id
        """;

    readonly RegionalSurroundings _surroundings = new(store, cancellation);

    /// <summary>Two panels and the one against the other, coloured by LD with the variant that is most likely shared.</summary>
    public string LocusCompare()
    {
        var table = PairTable.Of(store, request, result);
        var variants = new PlotAnswer(store, table.Sql, "", table.Parameters, cancellation).Rows<Variant>(Variants);
        var lead = variants.Index().Single(each => each.Item.Position == result.Likeliest!.Position && each.Item.VariantId.EndsWith($"_{result.Likeliest.Ref}_{result.Likeliest.Alt}", StringComparison.Ordinal)).Index;
        var (panel, r2) = _surroundings.Ld(variants[lead].VariantId, [.. variants.Select(variant => variant.VariantId)]);
        var caption = new Caption(
            $"{trait} and {request.Gwas}",
            [
                Posteriors(result.Posteriors!.Value),
                string.Create(CultureInfo.InvariantCulture, $"Lead: {variants[lead].Label}, the likeliest shared variant ({result.Likeliest!.Posterior:0.###})."),
                panel is null ? "The store has no LD with the lead, so that the points have no colours." : $"r² is of {panel}.",
                .. Remarks,
            ]);
        return new LocusComparePlot(
            caption, request.Gwas, trait, result.Locus.Chromosome, result.Locus.Start, result.Locus.End,
            [.. variants.Select(variant => new ComparedVariant(variant.Label, variant.Position, variant.GwasNegLog10P, variant.QtlNegLog10P, r2.TryGetValue(variant.VariantId, out var known) ? known : null))],
            lead,
            _surroundings.Genes(result.Locus)).Svg();
    }

    /// <summary>The five posteriors from p12 = p1 p2 up to the smaller of p1 and p2.</summary>
    public string Sensitivity()
    {
        var critical = result.Sums!.Value.CriticalP12(result.Priors.P1, result.Priors.P2, 0.8);
        var reached = critical <= Math.Min(result.Priors.P1, result.Priors.P2)
            ? string.Create(CultureInfo.InvariantCulture, $"H4 reaches 0.8 at p₁₂ = {critical:0.##e-0}, and is shaded from there.")
            : "H4 reaches 0.8 at no p₁₂ up to p₁ and p₂.";
        var caption = new Caption(
            $"{trait} and {request.Gwas}, by the prior of a shared variant",
            [
                Posteriors(result.Posteriors!.Value),
                reached,
                "Trait 1 is the molecular trait, trait 2 the GWAS.",
                .. Remarks,
            ]);
        return new PriorSensitivityPlot(caption, PriorSensitivity.Sweep(result.Sums.Value, result.Priors, SweepPoints), result.Priors.P12, Rule).Svg();
    }

    IEnumerable<string> Remarks =>
    [
        .. remark is null ? [] : new[] { remark },
        .. store.Query<bool?>("select in_mhc($chromosome, $first, $last)", new { chromosome = result.Locus.Chromosome, first = result.Locus.Start, last = result.Locus.End }, cancellation) is [true]
            ? ["The locus overlaps the MHC, where LD is too long for one signal to be told from another."]
            : Array.Empty<string>(),
    ];

    string Posteriors(ColocalisationPosteriors posteriors) => string.Create(
        CultureInfo.InvariantCulture,
        $"H4 {posteriors.H4:g3}, H3 {posteriors.H3:g3} over {result.VariantsShared:N0} variants, with p₁ {result.Priors.P1:0.##e-0}, p₂ {result.Priors.P2:0.##e-0}, p₁₂ {result.Priors.P12:0.##e-0}.");

    sealed record Variant
    {
        public string Label { get; init; } = "";

        public string VariantId { get; init; } = "";

        public int Position { get; init; }

        public double GwasNegLog10P { get; init; }

        public double QtlNegLog10P { get; init; }
    }
}
