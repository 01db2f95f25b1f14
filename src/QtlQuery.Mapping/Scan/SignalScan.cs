using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Finds the independent signals of some traits, while the genotypes are read once more.</summary>
sealed class SignalScan
{
    readonly CisOptions _options;
    readonly ModelBasis _basis;
    readonly SignalSearch _search;
    readonly bool _permutes;
    readonly TraitResiduals[] _traits;
    readonly PermutationResult?[] _permuted;
    readonly Func<int, double, bool> _counts;

    /// <param name="outcomes">Of the traits that have a signal.</param>
    /// <param name="counts">Whether a further lead of a trait, by its number, counts with this log p-value.</param>
    public SignalScan(IReadOnlyList<TraitOutcome> outcomes, CovariateBasis covariates, CisOptions options, SignalRule rule, Func<int, double, bool> counts)
    {
        (_options, _basis, _counts, _permutes) = (options, new(covariates), counts, rule == SignalRule.Permutations);
        _search = new(covariates, _permutes ? PermutationSet.Of(covariates.Samples, options.Permutations, options.Seed) : null);
        _traits = [.. outcomes.Select(outcome => new TraitResiduals(outcome.Trait, _basis))];
        // Permutations that ended early are not all of them.
        _permuted = [.. outcomes.Select(outcome => outcome.Permuted?.Count == options.Permutations ? outcome.Permuted : null)];
    }

    /// <param name="take">Takes a trait and its signals; called by one thread at a time, in any order of traits.</param>
    public void Run(IGenotypeReader reader, Action<ScannedTrait, IReadOnlyList<TraitSignal>> take, IProgress<int>? progress, CancellationToken cancellation)
    {
        var gate = new Lock();
        new CollectedWindows(_traits, GroupOfTraits.Of(_traits, byGroup: false), _basis, _options, findTwins: _permutes).Run(
            reader,
            windows =>
            {
                var (trait, window) = (windows[0].Trait, windows[0]);
                var signals = _search.Find(window.Residuals.Trait, window.Variants, _permuted[trait], logP => _counts(trait, logP), cancellation);
                lock (gate)
                    take(window.Residuals.Trait, signals);
            },
            progress,
            cancellation);
    }
}
