using System.Buffers;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Finds the independent signals of some traits, while the genotypes are read once more.</summary>
sealed class SignalScan
{
    readonly CisOptions _options;
    readonly ModelBasis _basis;
    readonly SignalSearch _search;
    readonly TraitResiduals[] _traits;
    readonly PermutationResult?[] _permuted;
    readonly List<TestedVariant>?[] _variants;
    readonly Func<int, double, bool> _counts;
    readonly TwinFinder? _twins;
    int _ordinal;

    /// <param name="outcomes">Of the traits that have a signal.</param>
    /// <param name="counts">Whether a further lead of a trait, by its number, counts with this log p-value.</param>
    public SignalScan(IReadOnlyList<TraitOutcome> outcomes, CovariateBasis covariates, CisOptions options, SignalRule rule, Func<int, double, bool> counts)
    {
        (_options, _basis, _counts) = (options, new(covariates), counts);
        _search = new(covariates, rule == SignalRule.Permutations ? PermutationSet.Of(covariates.Samples, options.Permutations, options.Seed) : null);
        _traits = [.. outcomes.Select(outcome => new TraitResiduals(outcome.Trait, _basis))];
        _twins = rule == SignalRule.Permutations ? new() : null; // only permutations have use of them
        // Permutations that ended early are not all of them.
        _permuted = [.. outcomes.Select(outcome => outcome.Permuted?.Count == options.Permutations ? outcome.Permuted : null)];
        _variants = new List<TestedVariant>?[outcomes.Count];
    }

    /// <param name="take">Takes a trait and its signals; called by one thread at a time, in any order of traits.</param>
    public void Run(IGenotypeReader reader, Action<ScannedTrait, IReadOnlyList<TraitSignal>> take, IProgress<int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var gate = new Lock();
        using var pending = new PendingTraits(_options.Threads, () => progress?.Report(Interlocked.Increment(ref done)));
        new WindowPass(_traits, _options.WindowBp).Run(
            reader,
            (block, first, end, windows) => Collect(block, first, end, windows, cancellation),
            windows =>
            {
                foreach (var window in windows)
                {
                    if (_variants[window.Trait] is not { } variants)
                        continue;
                    _variants[window.Trait] = null;
                    pending.Add(
                        () =>
                        {
                            var signals = _search.Find(window.Residuals.Trait, variants, _permuted[window.Trait], logP => _counts(window.Trait, logP), cancellation);
                            lock (gate)
                                take(window.Residuals.Trait, signals);
                        },
                        cancellation);
                }
            },
            cancellation);
        pending.Wait();
    }

    void Collect(GenotypeBlock block, int first, int end, IReadOnlyList<TraitWindow> windows, CancellationToken cancellation)
    {
        var rows = new TestedVariant?[end - first];
        Each.Of(
            rows.Length,
            _options.Threads,
            i =>
            {
                if (!windows.Any(window => window.Holds(block.Variants[first + i].Position)))
                    return;
                var rented = ArrayPool<double>.Shared.Rent(_basis.Samples);
                rows[i] = TestedVariant.Of(block, first + i, _basis, rented.AsSpan(0, _basis.Samples));
                ArrayPool<double>.Shared.Return(rented);
            },
            cancellation);
        foreach (var variant in rows)
        {
            if (variant is null || !_options.Admits(variant))
                continue;
            variant.Ordinal = _ordinal++;
            _twins?.Find(variant);
            foreach (var window in windows.Where(window => window.Holds(variant.Variant.Position)))
                (_variants[window.Trait] ??= []).Add(variant);
        }
    }
}
