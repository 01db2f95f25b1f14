namespace QtlQuery.Statistics.Mash;

/// <summary>How the errors of estimates correlate between conditions that share people, from effects that are none anywhere.</summary>
/// <remarks>Urbut et al. (2019), Nat. Genet. 51:187; mashr's estimate_null_correlation_simple: the correlation of z over effects with |z| below 2 in every condition.</remarks>
public static class NullCorrelation
{
    const double MostZ = 2;

    /// <summary>Fewer effects a condition give a correlation that is mostly noise, or none that can be inverted.</summary>
    const int LeastEffectsACondition = 2;

    /// <param name="z">A row an effect; those with a NaN are left out.</param>
    /// <returns>Row after row; null where too few effects are without any.</returns>
    public static double[]? Of(IEnumerable<double[]> z, int conditions)
    {
        var rows = z.Where(row => row.All(value => Math.Abs(value) < MostZ)).ToList();
        if (rows.Count < LeastEffectsACondition * conditions)
            return null;
        var means = Enumerable.Range(0, conditions).Select(condition => rows.Average(row => row[condition])).ToArray();
        var sums = new double[conditions * conditions];
        foreach (var row in rows)
        {
            for (var i = 0; i < conditions; i++)
            {
                for (var j = 0; j < conditions; j++)
                    sums[i * conditions + j] += (row[i] - means[i]) * (row[j] - means[j]);
            }
        }

        return [.. sums.Select((sum, at) => at / conditions == at % conditions ? 1 : sum / Math.Sqrt(sums[at / conditions * (conditions + 1)] * sums[at % conditions * (conditions + 1)]))];
    }
}
