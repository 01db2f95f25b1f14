namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>The effects and variances of the studies that are there: a NaN effect or standard error is an absent study.</summary>
sealed class StudyEffects
{
    StudyEffects(double[] effects, double[] variances) => (Effects, Variances) = (effects, variances);

    public double[] Effects { get; }

    public double[] Variances { get; }

    public int Count => Effects.Length;

    /// <exception cref="ArgumentException">The spans differ in length, a standard error is not above 0, or a value is infinite.</exception>
    public static StudyEffects Present(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError)
    {
        if (beta.Length != standardError.Length)
            throw new ArgumentException($"{standardError.Length} standard errors for {beta.Length} effects", nameof(standardError));

        var (effects, variances) = (new List<double>(beta.Length), new List<double>(beta.Length));
        for (var study = 0; study < beta.Length; study++)
        {
            if (!IsPresent(beta[study], standardError[study]))
                continue;
            effects.Add(beta[study]);
            variances.Add(standardError[study] * standardError[study]);
        }

        return new([.. effects], [.. variances]);
    }

    public static bool IsPresent(double beta, double standardError)
    {
        if (double.IsNaN(beta) || double.IsNaN(standardError))
            return false;
        if (double.IsInfinity(beta))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "an effect is finite, or NaN where the study is absent");
        if (!(standardError > 0 && double.IsFinite(standardError)))
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "a standard error is above 0, or NaN where the study is absent");
        return true;
    }

    /// <summary>Sums over studies with weights 1 / (variance + tau²).</summary>
    public WeightedSums At(double tau2)
    {
        double weights = 0, squares = 0, weighted = 0;
        for (var i = 0; i < Count; i++)
        {
            var weight = 1 / (Variances[i] + tau2);
            weights += weight;
            squares += weight * weight;
            weighted += weight * Effects[i];
        }

        var mean = weighted / weights;
        double q = 0, q2 = 0, logVariances = 0;
        for (var i = 0; i < Count; i++)
        {
            var weight = 1 / (Variances[i] + tau2);
            var square = weight * (Effects[i] - mean) * (Effects[i] - mean);
            q += square;
            q2 += weight * square;
            logVariances -= Math.Log(weight);
        }

        return new(mean, weights, squares, q, q2, logVariances);
    }
}
