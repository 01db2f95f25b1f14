namespace QtlQuery.Statistics.Mash;

/// <summary>The standard deviations at which a mixture of normal densities has components: from well below the errors to well above the effects.</summary>
/// <remarks>Stephens (2017), Biostatistics 18:275; the grid of mashr: powers of √2 down from twice the largest effect beyond its error, to a tenth of the smallest error.</remarks>
public static class EffectScales
{
    const double LargestBesidesErrors = 8; // where no effect exceeds its error

    /// <param name="estimates">NaN where there is none.</param>
    /// <returns>In ascending order; none without estimates.</returns>
    public static IReadOnlyList<double> Of(IEnumerable<(double Beta, double StandardError)> estimates)
    {
        var (least, excess) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (beta, error) in estimates)
        {
            if (double.IsNaN(beta) || !(error > 0))
                continue;
            least = Math.Min(least, error);
            excess = Math.Max(excess, beta * beta - error * error);
        }

        if (double.IsInfinity(least))
            return [];
        least /= 10;
        var largest = excess > 0 ? 2 * Math.Sqrt(excess) : LargestBesidesErrors * least;
        var steps = Math.Max(0, (int)Math.Ceiling(2 * Math.Log2(largest / least)));
        return [.. Enumerable.Range(-steps, steps + 1).Select(power => largest * Math.Pow(2, power / 2.0))];
    }
}
