namespace QtlQuery.Statistics.Mash;

/// <summary>The mean local rate of an effect and all surer ones: s-values of local false sign rates, q-values of local false discovery rates.</summary>
/// <remarks>Stephens (2017). A NaN stays one and does not count.</remarks>
public static class TailRate
{
    public static double[] Of(ReadOnlySpan<double> localRates)
    {
        var values = localRates.ToArray();
        var tails = new double[values.Length];
        Array.Fill(tails, double.NaN);
        var (sum, count) = (0.0, 0);
        foreach (var i in Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i]))
        {
            sum += values[i];
            count++;
            tails[i] = sum / count;
        }

        return tails;
    }
}
