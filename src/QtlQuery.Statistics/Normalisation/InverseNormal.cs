namespace QtlQuery.Statistics.Normalisation;

/// <summary>The rank-based inverse normal transform: values replaced by the normal quantiles of their ranks.</summary>
/// <remarks>Beasley, Erickson and Allison (2009), Behav. Genet. 39:580. Equal values get their average rank, and so the same quantile.</remarks>
public static class InverseNormal
{
    /// <param name="values">One trait's; a NaN stays one and has no rank.</param>
    public static double[] Of(ReadOnlySpan<double> values, RankOffset offset)
    {
        var result = values.ToArray();
        var known = Enumerable.Range(0, result.Length).Where(i => !double.IsNaN(result[i])).ToArray();
        var ranks = AverageRanks.Of([.. known.Select(i => result[i])]);
        var c = offset switch
        {
            RankOffset.VanDerWaerden => 0,
            RankOffset.Blom => 3.0 / 8,
            RankOffset.Half => 1.0 / 2,
            RankOffset.Tukey => 1.0 / 3,
            _ => throw new ArgumentOutOfRangeException(nameof(offset), offset, "no offset of that name"),
        };

        // From the nearer end, since 1 minus a share near 1 has lost digits: so are quantiles of mirrored ranks each other's negatives, too.
        for (var k = 0; k < known.Length; k++)
        {
            var (below, above) = (ranks[k] - c, known.Length + 1 - ranks[k] - c);
            var z = below == above ? 0 : -NormalTail.Quantile(Math.Min(below, above) / (known.Length - 2 * c + 1));
            result[known[k]] = below < above ? -z : z;
        }

        return result;
    }
}
