using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>Counts over hard calls, without turning them into numbers first.</summary>
static class CallCounts
{
    /// <param name="calls">0 to 2 copies of alt; a missing one is negative.</param>
    public static AlleleCounts Of(ReadOnlySpan<sbyte> calls)
    {
        var (none, one, two) = (calls.Count((sbyte)0), calls.Count((sbyte)1), calls.Count((sbyte)2));
        return new(calls.Length, none + one + two, one + 2 * two, one + two, none + one);
    }
}
