using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Statistics.Mash;

namespace QtlQuery.Engine.Mash;

/// <summary>mash over the contexts of a study: how large each effect is in each of them, given all, and how sure its sign.</summary>
/// <remarks>
/// Urbut et al. (2019), Nat. Genet. 51:187. Covariances are mashr's canonical ones and the principal components of the strong pairs (the leads
/// of eGenes), each at a grid of scales; their weights are fitted on pairs drawn at random, which tell how many effects there are; errors
/// correlate as those of null pairs do. The same store and seed give the same numbers, whatever the number of threads. Memory holds the random
/// pairs and one block of strong ones.
/// </remarks>
public sealed class StudyMash
{
    const int Block = 512;
    const double NullPseudoCount = 9; // mashr's prior = "nullbiased"
    const double LeastWeight = 1e-10; // mashr leaves lesser components out of the posterior
    const int MostStrongPairsForShapes = 20_000;

    readonly MashPairs _pairs;
    readonly MashModel _model;
    readonly double[] _weights;
    readonly IReadOnlyList<string?> _contexts;
    readonly int? _threads;

    StudyMash(MashPairs pairs, IReadOnlyList<string?> contexts, MashModel model, double[] weights, int? threads, string summary)
    {
        (_pairs, _contexts, _model, _weights, _threads) = (pairs, contexts, model, weights, threads);
        Summary = summary;
    }

    /// <summary>What was fitted, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>Fits the weights.</summary>
    /// <param name="quantity">Of the study's datasets; null where they have one only.</param>
    /// <exception cref="QtlQueryException">The study has no two datasets with associations of one quantity, or no effect with a standard error.</exception>
    public static StudyMash Fit(QtlStore store, string study, string? quantity, MashOptions options, CancellationToken cancellation = default)
    {
        var datasets = Datasets(store, study, quantity);
        var pairs = new MashPairs(store, study, datasets[0].Quantity, [.. datasets.Select(dataset => dataset.DatasetId)]);
        var random = pairs.Random(options, cancellation).ToList();
        if (random.Count == 0)
            throw new QtlQueryException($"the datasets of {study} have no effect with a standard error", "mash takes both.");
        var shapes = CovarianceGrid.CanonicalShapes(datasets.Count).Concat(PrincipalShapes.Of(pairs.Strong([], cancellation).Take(MostStrongPairsForShapes).Select(pair => pair.Z), datasets.Count)).ToList();
        var scales = EffectScales.Of(random.Concat(pairs.Strong([], cancellation)).SelectMany(pair => pair.Beta.Zip(pair.StandardError)));
        var covariances = CovarianceGrid.Of(shapes, scales);
        var errors = NullCorrelation.Of(random.Select(pair => pair.Z), datasets.Count);
        var logs = LogLikelihoods(new(datasets.Count, covariances, errors), random, InParallel(options.Threads, cancellation));
        var fit = MixtureWeights.Fit(logs, covariances.Count, NullPseudoCount);
        var kept = Enumerable.Range(0, covariances.Count).Where(k => fit.Weights[k] >= LeastWeight).ToList();
        var sum = kept.Sum(k => fit.Weights[k]);
        return new(
            pairs,
            [.. datasets.Select(dataset => dataset.Context)],
            new(datasets.Count, [.. kept.Select(k => covariances[k])], errors),
            [.. kept.Select(k => fit.Weights[k] / sum)],
            options.Threads,
            string.Create(CultureInfo.InvariantCulture, $"mash over {datasets.Count} contexts of {study}: {covariances.Count:N0} covariances ({shapes.Count} shapes at {scales.Count} scales) fitted on {random.Count:N0} random pairs, {fit.Weights[0]:P1} of them without an effect; errors {(errors is null ? "taken as independent, since too few pairs are null everywhere" : "correlated as those of null pairs")}."));
    }

    /// <summary>The lead pairs of eGenes, each in every context.</summary>
    /// <param name="genes">Of these genes only; of all where there is none.</param>
    public IEnumerable<MashRow> Rows(IReadOnlyList<string> genes, CancellationToken cancellation = default)
    {
        foreach (var block in _pairs.Strong(genes, cancellation).Chunk(Block))
        {
            var posteriors = new MashPosterior[block.Length];
            Parallel.For(0, block.Length, InParallel(_threads, cancellation), i => posteriors[i] = _model.Posterior(block[i].Beta, block[i].StandardError, _weights));
            foreach (var (pair, posterior) in block.Zip(posteriors))
            {
                for (var condition = 0; condition < _contexts.Count; condition++)
                {
                    var effect = posterior.Conditions[condition];
                    yield return new(
                        pair.MolecularTraitId, pair.Gene, pair.VariantId, _pairs.Datasets[condition], _contexts[condition], Known(pair.Beta[condition]), Known(pair.StandardError[condition]), effect.Mean, effect.StandardDeviation, effect.LocalFalseSignRate);
                }
            }
        }
    }

    // Each row is worked out alone, so that the threads do not show.
    static double[][] LogLikelihoods(MashModel model, List<MashPair> pairs, ParallelOptions parallel)
    {
        var logs = new double[pairs.Count][];
        Parallel.For(0, pairs.Count, parallel, i => logs[i] = model.LogLikelihoods(pairs[i].Beta, pairs[i].StandardError));
        return logs;
    }

    static List<(string DatasetId, string? Quantity, string? Context)> Datasets(QtlStore store, string study, string? quantity)
    {
        var all = store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey("associations")).ToList();
        var found = all
            .Where(dataset => dataset.Fields.Study == study && (quantity is null || dataset.Fields.Quantity == quantity))
            .OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal)
            .Select(dataset => (dataset.DatasetId, dataset.Fields.Quantity, dataset.Fields.Context))
            .ToList();
        if (found.Count == 0)
        {
            var near = NearestName.To(study, all.Select(dataset => dataset.Fields.Study).OfType<string>().Distinct());
            throw new QtlQueryException($"the store has no associations of a study '{study}'{(quantity is null ? "" : $" and quantity '{quantity}'")}", near is not null && near != study ? $"Did you mean '{near}'? 'qtlquery datasets' lists them." : "'qtlquery datasets' lists what it has.");
        }

        var quantities = found.Select(dataset => dataset.Quantity).Distinct().ToList();
        if (quantities.Count > 1)
            throw new QtlQueryException($"{study} has datasets of {quantities.Count} quantities", $"Say which with --quantity: {string.Join(", ", quantities.OfType<string>().Order(StringComparer.Ordinal))}.");
        return found.Count > 1 ? found : throw new QtlQueryException($"{study} has one dataset with associations, {found[0].DatasetId}", "mash compares contexts: it takes two or more.");
    }

    static ParallelOptions InParallel(int? threads, CancellationToken cancellation) => new() { MaxDegreeOfParallelism = threads ?? -1, CancellationToken = cancellation };

    static double? Known(double value) => double.IsNaN(value) ? null : value;
}
