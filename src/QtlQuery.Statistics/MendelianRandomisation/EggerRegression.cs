namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Regression of the effects on the outcome on those on the exposure, with an intercept for pleiotropy.</summary>
/// <remarks>Bowden et al. (2015), Int. J. Epidemiol. 44:512. The alleles are turned so that every effect on the exposure is positive.</remarks>
public static class EggerRegression
{
    /// <returns>Null for fewer than three instruments.</returns>
    public static EggerEstimate? Estimate(Instruments instruments)
    {
        var m = instruments.Count;
        if (m < 3)
            return null;

        double[] weights = [.. instruments.OutcomeSe.Select(se => 1 / (se * se))];
        double[] x = [.. instruments.ExposureBeta.Select(Math.Abs)];
        double[] y = [.. instruments.OutcomeBeta.Zip(instruments.ExposureBeta, (outcome, exposure) => exposure < 0 ? -outcome : outcome)];

        var total = weights.Sum();
        var (meanX, meanY) = (Weighted(weights, x) / total, Weighted(weights, y) / total);
        double squares = 0, products = 0;
        for (var i = 0; i < m; i++)
        {
            squares += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            products += weights[i] * (x[i] - meanX) * (y[i] - meanY);
        }

        var slope = products / squares;
        var intercept = meanY - slope * meanX;
        double q = 0;
        for (var i = 0; i < m; i++)
        {
            var residual = y[i] - meanY - slope * (x[i] - meanX);
            q += weights[i] * residual * residual;
        }

        var inflation = Math.Max(1, Math.Sqrt(q / (m - 2)));
        return new(
            MrEstimate.Student(slope, inflation / Math.Sqrt(squares), m - 2),
            MrEstimate.Student(intercept, inflation * Math.Sqrt(1 / total + meanX * meanX / squares), m - 2),
            new(q, m - 2));
    }

    static double Weighted(double[] weights, double[] values)
    {
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += weights[i] * values[i];
        return sum;
    }
}
