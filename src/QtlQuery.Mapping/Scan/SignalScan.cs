using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Finds the independent signals of some traits or groups of traits, while the genotypes are read once more.</summary>
sealed class SignalScan
{
    readonly CisOptions _options;
    readonly ModelBasis _basis;
    readonly SignalSearch _search;
    readonly bool _permutes;
    readonly TraitResiduals[] _traits;
    readonly int[] _questionOf;
    readonly PermutationResult?[] _permuted;
    readonly Func<int, double, bool> _counts;

    /// <param name="questions">Each with a signal.</param>
    /// <param name="counts">Whether a further lead counts with this log p-value, by the number of the question.</param>
    public SignalScan(IReadOnlyList<SignalQuestion> questions, CovariateBasis covariates, CisOptions options, SignalRule rule, Func<int, double, bool> counts)
    {
        (_options, _basis, _counts, _permutes) = (options, new(covariates), counts, rule == SignalRule.Permutations);
        _search = new(covariates, _permutes ? PermutationSet.Of(covariates.Samples, options.Permutations, options.Seed) : null);
        _traits = [.. questions.SelectMany(question => question.Traits).Select(trait => new TraitResiduals(trait, _basis))];
        _questionOf = [.. questions.Index().SelectMany(each => each.Item.Traits.Select(_ => each.Index))];
        // Permutations that ended early are not all of them.
        _permuted = [.. questions.Select(question => question.Permuted?.Count == options.Permutations ? question.Permuted : null)];
    }

    /// <summary>Of a signal's lead beside the leads of the others; null where it is not wanted.</summary>
    public Func<ScannedTrait, TestedVariant, IReadOnlyList<TestedVariant>, AllelicFoldChange?>? FoldChange
    {
        get => _search.FoldChange;
        set => _search.FoldChange = value;
    }

    /// <param name="take">Takes the signals of one question after the other, in any order of questions.</param>
    public void Run(IGenotypeReader reader, Action<IReadOnlyList<TraitSignal>> take, IProgress<int>? progress, CancellationToken cancellation)
    {
        var gate = new Lock();
        var groups = _traits.Index().Where(each => each.Item.Reason is null).GroupBy(each => _questionOf[each.Index], each => each.Index).Select(group => new GroupOfTraits([.. group])).ToList();
        new CollectedWindows(_traits, groups, _basis, _options, findTwins: _permutes).Run(
            reader,
            windows =>
            {
                var question = _questionOf[windows[0].Trait];
                var signals = _search.Find(windows, _permuted[question], logP => _counts(question, logP), cancellation);
                lock (gate)
                    take(signals);
            },
            progress,
            cancellation);
    }
}
