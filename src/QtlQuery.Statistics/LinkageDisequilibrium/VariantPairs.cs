using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Statistics.LinkageDisequilibrium;

/// <summary>Sums over samples of any two of a list of variants: by bits where both have hard calls, else by dosages.</summary>
sealed class VariantPairs(IReadOnlyList<double[]> dosages)
{
    readonly CallBits?[] _bits = [.. dosages.Select(dosage => CallBits.TryOf(dosage))];

    public PairwiseSums Sums(int first, int second) =>
        _bits[first] is { } one && _bits[second] is { } other ? PairwiseSums.Of(one.With(other)) : PairwiseSums.Of(dosages[first], dosages[second]);
}
