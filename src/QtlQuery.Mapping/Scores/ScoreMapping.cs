using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Statistics.MultipleTesting;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scores;

/// <summary>Maps effects of polygenic scores on molecular traits (eQTS): every score with every trait.</summary>
/// <remarks>Võsa et al. (2021), Nat. Genet. 53:1300. Effects are per unit of the score as its file has it.</remarks>
public static class ScoreMapping
{
    const string Source = "qtlquery map scores";
    const double FalseDiscoveryRate = 0.05;

    static readonly string[] Columns = ["score_id", "molecular_trait_id", "gene_id", "gene_version", "sample_size", "beta", "standard_error", "p_value", "neg_log10_p_below_range", "p_value_derived", "fdr"];

    /// <exception cref="QtlQueryException">The store is not there, another process writes the dataset, two traits are versions of one gene, or nothing can be tested.</exception>
    public static ScoreResult Run(ScoreRequest request, ScoreInputs inputs, CancellationToken cancellation = default)
    {
        if (inputs.Basis.Df < 1)
            throw new QtlQueryException(FormattableString.Invariant($"{inputs.Samples.Count} samples are too few for {inputs.Basis.Rank} covariates"), "A test needs at least three samples more than covariates.");
        using var dataset = ComputedDataset.Begin(request.Store, request.DatasetId, request.Engine, cancellation);
        dataset.RefuseOther("score_associations", Source);
        var names = TraitName.Of(dataset, inputs.Traits.Traits);
        if (names.GroupBy(name => name.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new QtlQueryException($"trait {repeated.Key} is there in two versions", "Keep one version of each gene.");
        var (scores, scoresLeftOut) = Residuals(inputs.Scores.Columns.Select(column => (column.Name, (double[])column.Values.Clone())), inputs.Basis);
        var (traits, traitsLeftOut) = Residuals(inputs.Traits.Traits.Select((trait, row) => (trait.Id, inputs.Traits.ValuesOf(row).ToArray())), inputs.Basis);
        var places = inputs.Traits.Traits.Index().ToDictionary(trait => trait.Item.Id, trait => trait.Index, StringComparer.Ordinal);
        var tests = (from score in scores from trait in traits select (Score: score.Name, Trait: names[places[trait.Name]], Effect: LinearEffect.Of(trait.Values, score.Values, inputs.Basis.Df))).ToList();
        if (tests.Count == 0)
            throw new QtlQueryException($"no score of {inputs.Files.Scores} can be tested with a trait of {inputs.Traits.Path}", "Scores and traits have to vary beside the covariates.");
        var rates = AdjustedP.BenjaminiHochberg([.. tests.Select(test => Math.Exp(test.Effect.LogP))]);
        dataset.Add("score_associations", Columns, tests.Select((test, row) => Row(test.Score, test.Trait, test.Effect, inputs.Samples.Count, rates[row])));
        var descriptor = dataset.Commit(
            request.Fields with { SampleSize = inputs.Samples.Count },
            Source,
            new Dictionary<string, string>(MappingSettings.OfCovariates(inputs.Files.Covariates))
            {
                ["covariates"] = string.Join(",", inputs.Covariates.Columns.Select(column => column.Name)),
                ["degrees_of_freedom"] = MappingSettings.Text(inputs.Basis.Df),
                ["tests"] = MappingSettings.Text(tests.Count),
            },
            [.. inputs.Files.All.Select(IngestInput.Of)],
            new[] { ("scores that do not vary beside covariates", scoresLeftOut.Count), ("traits that do not vary beside covariates, or lack a value", traitsLeftOut.Count) }
                .Where(remark => remark.Item2 > 0).ToDictionary(remark => remark.Item1, remark => (long)remark.Item2));
        return new(descriptor, tests.Count, rates.Count(rate => rate <= FalseDiscoveryRate), scoresLeftOut, traitsLeftOut);
    }

    static (List<(string Name, double[] Values)> Residuals, List<string> LeftOut) Residuals(IEnumerable<(string Name, double[] Values)> all, CovariateBasis basis)
    {
        var (residuals, leftOut) = (new List<(string, double[])>(), new List<string>());
        foreach (var (name, values) in all)
        {
            // NaN where a value is missing.
            if (basis.Residualise(values) >= CovariateBasis.LeastShare)
                residuals.Add((name, values));
            else
                leftOut.Add(name);
        }

        return (residuals, leftOut);
    }

    static object?[] Row(string score, TraitName trait, LinearEffect effect, int samples, double rate) =>
    [
        score, trait.Id, trait.GeneId, trait.GeneVersion, samples, (float)effect.Slope, (float)effect.StandardError,
        StoredP.Of(effect.NegLog10P), StoredP.BelowRange(effect.NegLog10P), false, rate,
    ];
}
