namespace QtlQuery.Statistics.LinkageDisequilibrium;

/// <summary>Which pairs of variants of a chromosome are near enough to be compared.</summary>
/// <param name="Bp">Greatest distance in bases.</param>
/// <param name="Variants">Greatest difference of their places in the list; null for any.</param>
/// <param name="LeastR2">Pairs below it are left out.</param>
public sealed record LdWindow(int Bp, int? Variants = null, double LeastR2 = 0)
{
    /// <summary>The pairs in order of the first variant, then the second, with their correlation; undefined ones are left out.</summary>
    /// <param name="positions">Ascending, of one chromosome.</param>
    /// <param name="dosages">Copies of alt of each variant; NaN is a missing call.</param>
    public IEnumerable<(int First, int Second, double R)> Pairs(IReadOnlyList<int> positions, IReadOnlyList<double[]> dosages)
    {
        var pairs = new VariantPairs(dosages);
        for (var first = 0; first < positions.Count; first++)
        {
            for (var second = first + 1; second < positions.Count && positions[second] - positions[first] <= Bp && !(second - first > Variants); second++)
            {
                var r = pairs.Sums(first, second).R;
                if (r * r >= LeastR2)
                    yield return (first, second, r);
            }
        }
    }
}
