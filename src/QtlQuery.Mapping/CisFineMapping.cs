using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>Fine-maps the traits of a cis mapping into its dataset.</summary>
static class CisFineMapping
{
    // On people's own genotypes the evidence rises in every round, so that going on is safe.
    const int MaximalRounds = 1_000;

    public static FineMappingResult Run(ComputedDataset dataset, CisRequest request, FineMappingOptions options, MappingInputs inputs, CovariateBasis basis, IReadOnlyList<TraitVerdict> verdicts, MappedTraits traits, CancellationToken cancellation)
    {
        var chosen = verdicts.Where(verdict => verdict.Outcome.Lead is not null && (options.AllTraits || verdict.Q <= request.FalseDiscoveryRate)).Select(verdict => verdict.Outcome.Trait).ToList();
        var scan = new FineMappingScan(chosen, basis, request.Options, new()
        {
            Effects = options.Effects,
            Coverage = options.Coverage,
            LeastAbsoluteCorrelation = options.LeastAbsoluteCorrelation,
            EstimateResidualVariance = true,
            MaximalRounds = MaximalRounds,
        });
        using var sorted = dataset.Sorted("signal_bayes_factors", BayesFactorRows.Columns, traits.BinWidth(request.Options.WindowBp));
        var rows = new FineMappingRows(new(sorted), traits.Names);
        using (var genotypes = inputs.Reopen())
            scan.Run(genotypes, rows.Add, cancellation);
        dataset.Add(sorted);
        dataset.Add("credible_sets", FineMappingRows.Columns, rows.Credible);
        return rows.Result;
    }

    /// <summary>Why traits have no fit → how many.</summary>
    public static IEnumerable<KeyValuePair<string, long>> NotFitted(FineMappingResult? result) =>
        (result?.NotFitted ?? []).CountBy(each => each.Status).Select(each => KeyValuePair.Create($"traits without a fit of SuSiE: {ReasonName.Of(each.Key)}", (long)each.Value));

    /// <summary>What the descriptor says of it.</summary>
    public static void Describe(FineMappingOptions options, FineMappingResult result, Dictionary<string, string> settings)
    {
        settings["fine_mapping"] = "susie";
        settings["fine_mapped_traits"] = options.AllTraits ? "all" : "significant";
        settings["susie_effects"] = MappingSettings.Text(options.Effects);
        settings["susie_coverage"] = MappingSettings.Text(options.Coverage);
        settings["susie_purity"] = MappingSettings.Text(options.LeastAbsoluteCorrelation);
        settings["traits_fine_mapped"] = MappingSettings.Text(result.Traits);
    }
}
