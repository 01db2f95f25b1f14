using QtlQuery.Core;
using QtlQuery.Plots.Effects;

namespace QtlQuery.Cli.Plotting;

/// <summary>Heatmap of the lead pairs of the genes that <c>specificity</c> would print: each gene's strongest, or all of a single gene's.</summary>
static class SpecificityHeatmap
{
    /// <summary>More rows than this are no picture that can be read.</summary>
    const int MostGenes = 60;

    public static string Svg(PlotAnswer answer)
    {
        var genes = answer.Rows<(string Study, string? Quantity, string Gene)>($"select study, quantity, gene from answer order by {answer.Order}");
        if (genes.Count > MostGenes)
            throw new QtlQueryException($"{genes.Count:N0} genes are too many for one heatmap", $"Choose with --gene or --context, or take the first ones with --limit {MostGenes}.");

        var effects = answer.Rows<Effect>("""
            select effects.study, effects.quantity, effects.gene, places.gene_symbol, effects.molecular_trait_id, effects.variant_id, effects.dataset_id, effects.context, effects.beta, effects.neg_log10_p
            from pair_effects as effects
            join answer on answer.study = effects.study and answer.quantity is not distinct from effects.quantity and answer.gene = effects.gene
            left join gene_places as places on places.gene_id = effects.gene
            """);
        var byGene = effects.ToLookup(effect => (effect.Study, effect.Quantity, effect.Gene));
        var pairs = genes.SelectMany(gene => byGene[gene]
            .GroupBy(effect => (effect.MolecularTraitId, effect.VariantId))
            .OrderByDescending(pair => pair.Max(effect => effect.NegLog10P))
            .ThenBy(pair => pair.Key.MolecularTraitId, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.VariantId, StringComparer.Ordinal)
            .Take(genes.Count == 1 ? int.MaxValue : 1)).ToList();
        var datasets = effects.Select(effect => (effect.Context, effect.DatasetId)).Distinct()
            .OrderBy(each => each.Context, StringComparer.Ordinal).ThenBy(each => each.DatasetId, StringComparer.Ordinal).ToList();
        // A context that several datasets have does not name one.
        var isNamed = datasets.Select(each => each.Context).Distinct().Count() == datasets.Count;

        var without = genes.Count - genes.Count(byGene.Contains);
        return new EffectHeatmap(
            new("Effects of lead pairs by context", without > 0 ? [$"{without} gene(s) have no significant lead in any context and no row."] : []),
            [.. pairs.Select(pair => $"{pair.First().GeneSymbol ?? pair.First().Gene} {pair.Key.VariantId}")],
            [.. datasets.Select(each => isNamed ? each.Context : each.DatasetId)],
            [.. pairs.Select(pair => datasets.Select(dataset => pair.FirstOrDefault(effect => effect.DatasetId == dataset.DatasetId)?.Beta).ToArray())],
            "Effect per alt copy").Svg();
    }

    sealed record Effect
    {
        public string Study { get; init; } = "";

        public string? Quantity { get; init; }

        public string Gene { get; init; } = "";

        public string? GeneSymbol { get; init; }

        public string MolecularTraitId { get; init; } = "";

        public string VariantId { get; init; } = "";

        public string DatasetId { get; init; } = "";

        public string Context { get; init; } = "";

        public double? Beta { get; init; }

        public double? NegLog10P { get; init; }
    }
}
