namespace QtlQuery.Mapping.Scan;

/// <summary>Finds the strongest of a trait's tests while they come in the order of positions, without holding them all.</summary>
/// <remarks>Of ties the nearest to the trait's start leads, then the leftmost.</remarks>
sealed class LeadSearch(ScannedTrait trait, int degreesOfFreedom)
{
    /// <summary>Squared correlations that differ by less are a tie.</summary>
    public const double Tie = 1e-9;

    readonly List<(TestedVariant Variant, PairTest Test, double Square)> _strongest = [];

    /// <summary>The largest squared correlation.</summary>
    public double Square { get; private set; }

    /// <summary>Variants tested.</summary>
    public int Count { get; private set; }

    public void Add(TestedVariant variant, PairTest test)
    {
        Count++;
        var square = test.T * test.T / (degreesOfFreedom + test.T * test.T);
        if (square > Square)
        {
            Square = square;
            _strongest.RemoveAll(each => each.Square < square - Tie);
        }

        if (square >= Square - Tie)
            _strongest.Add((variant, test, square));
    }

    public (TestedVariant Variant, PairTest Test) Lead()
    {
        var best = _strongest[0];
        foreach (var each in _strongest)
        {
            if (Distance(each.Variant) < Distance(best.Variant))
                best = each;
        }

        return (best.Variant, best.Test);
    }

    int Distance(TestedVariant variant) => Math.Abs(trait.DistanceOf(variant.Variant.Position));
}
