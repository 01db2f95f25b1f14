using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;
using QtlQuery.Plots;
using QtlQuery.Plots.Regional;

namespace QtlQuery.Cli.Plotting;

/// <summary>Regional plot of what <c>gene</c> or <c>region</c> would print, a panel a dataset.</summary>
sealed class RegionalAssociations(QtlStore store, LookupQuery query, CancellationToken cancellation)
{
    /// <summary>More panels than this are no picture that can be read.</summary>
    const int MostDatasets = 12;

    // A gene with several traits, or a region with several genes, is drawn by the strongest at each variant.
    const string Variants = """
        select
            dataset_id,
            variant_id,
            max(rsid) as rsid,
            max(neg_log10_p) as neg_log10_p,
            max(abs(cast(beta as double) / nullif(standard_error, 0))) as z,
            any_value(chromosome) as chromosome,
            any_value(position) as position,
        from (select *, variant_chromosome(variant_id) as chromosome, cast(variant_position(variant_id) as integer) as position from answer)
        where neg_log10_p is not null and position is not null
        group by dataset_id, variant_id
        order by dataset_id, neg_log10_p desc, z desc nulls last, position, variant_id
        """;

    readonly RegionalSurroundings _surroundings = new(store, cancellation);
    readonly PlotAnswer _answer = new(store, query.Sql, "", query.Parameters, cancellation);

    /// <param name="asked">A gene or region, as the user wrote it.</param>
    /// <param name="region">Region to show; null for that of the variants.</param>
    public string Svg(string asked, GenomicRegion? region)
    {
        var datasets = _answer.Rows<Variant>(Variants).GroupBy(variant => variant.DatasetId).ToList();
        if (datasets.Count == 0)
            throw new NothingToDraw("no association with a p-value was found");
        if (datasets.Count > MostDatasets)
            throw new QtlQueryException($"{datasets.Count} datasets are too many for one picture", "Choose with --dataset or --context.");
        var chromosomes = datasets.SelectMany(dataset => dataset).Select(variant => variant.Chromosome).Distinct().ToList();
        if (chromosomes.Count > 1)
            throw new QtlQueryException($"the associations lie on {chromosomes.Count} chromosomes", "Draw one place with 'region', or choose with --dataset or --context.");

        var shown = region ?? Around(chromosomes[0], [.. datasets.SelectMany(dataset => dataset).Select(variant => variant.Position)]);
        var traits = _answer.Rows<(string Dataset, long Traits, string Trait)>("select dataset_id, count(distinct molecular_trait_id), min(molecular_trait_id) from answer group by dataset_id").ToDictionary(each => each.Dataset);
        var remarks = new List<string>();
        var panels = datasets.OrderByDescending(dataset => dataset.First().NegLog10P).ThenBy(dataset => dataset.Key, StringComparer.Ordinal)
            .Select(dataset => Panel(dataset.Key, [.. dataset], traits[dataset.Key].Traits, traits[dataset.Key].Trait, remarks)).ToList();
        if (panels.All(panel => panel.Points.All(point => point.R2 is null)))
            remarks.Add("The store has no LD with the leads, so that the points have no colours.");
        if (panels.Any(panel => panel.Threshold is not null))
            remarks.Add("Dashed: the trait's nominal threshold in the dataset.");
        return new RegionalPlot(new($"Associations {(region is null ? "of" : "in")} {asked}", [.. remarks.Distinct()]), shown.Chromosome, shown.Start, shown.End, panels, _surroundings.Genes(shown)).Svg();
    }

    /// <summary>The region of the positions, a little wider, so that none lies on the edge.</summary>
    static GenomicRegion Around(string chromosome, IReadOnlyCollection<int> positions)
    {
        var (first, last) = (positions.Min(), positions.Max());
        var room = Math.Max((last - first) / 50, 100);
        return new(chromosome, Math.Max(1, first - room), last + room);
    }

    RegionalPanel Panel(string dataset, IReadOnlyList<Variant> variants, long traits, string trait, List<string> remarks)
    {
        var lead = variants[0];
        var (panel, ld) = _surroundings.Ld(lead.VariantId, [.. variants.Select(variant => variant.VariantId)]);
        if (panel is not null)
            remarks.Add($"r² is of {panel}.");
        return new(
            traits == 1 ? $"{dataset}, {trait}" : $"{dataset}, the strongest of {traits} traits at each variant",
            [.. variants.Skip(1).Select(variant => new RegionalPoint(variant.Position, variant.NegLog10P, ld.TryGetValue(variant.VariantId, out var r2) ? r2 : null))],
            new(lead.Rsid?.Split(',')[0] ?? lead.VariantId, lead.Position, lead.NegLog10P),
            traits == 1 ? Threshold(dataset, trait) : null);
    }

    double? Threshold(string dataset, string trait) =>
        store.Query<double?>(
            "select -log10(nominal_p_value_threshold) from molecular_traits where dataset_id = $dataset and molecular_trait_id = $trait and nominal_p_value_threshold > 0",
            new { dataset, trait },
            cancellation) is [var threshold, ..] ? threshold : null;

    sealed record Variant
    {
        public string DatasetId { get; init; } = "";

        public string VariantId { get; init; } = "";

        public string? Rsid { get; init; }

        public double NegLog10P { get; init; }

        public string Chromosome { get; init; } = "";

        public int Position { get; init; }
    }
}
