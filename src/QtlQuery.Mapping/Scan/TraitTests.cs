namespace QtlQuery.Mapping.Scan;

/// <summary>The variants that a trait was tested with, in the order of their positions, and their tests.</summary>
sealed class TraitTests
{
    /// <summary>Squared correlations that differ by less are a tie.</summary>
    public const double Tie = 1e-9;

    readonly List<TestedVariant> _variants = [];
    readonly List<PairTest> _tests = [];

    public IReadOnlyList<TestedVariant> Variants => _variants;

    public IReadOnlyList<PairTest> Tests => _tests;

    public void Add(TestedVariant variant, PairTest test)
    {
        _variants.Add(variant);
        _tests.Add(test);
    }

    /// <summary>One of each set of variants with the same genotypes, or the opposite ones.</summary>
    public IReadOnlyList<TestedVariant> Distinct() => [.. _variants.Where(variant => variant.Twin < _variants[0].Ordinal)];

    /// <summary>Place of the variant of the largest squared correlation, and that correlation. Of ties the nearest to the trait's start, then the leftmost.</summary>
    public (int Place, double Square) Lead(ScannedTrait trait, int degreesOfFreedom)
    {
        var squares = _tests.Select(test => test.T * test.T / (degreesOfFreedom + test.T * test.T)).ToArray();
        var largest = squares.Max();
        var best = -1;
        for (var i = 0; i < squares.Length; i++)
        {
            if (squares[i] >= largest - Tie && (best < 0 || Distance(i) < Distance(best)))
                best = i;
        }

        return (best, squares[best]);

        int Distance(int i) => Math.Abs(trait.DistanceOf(_variants[i].Variant.Position));
    }
}
