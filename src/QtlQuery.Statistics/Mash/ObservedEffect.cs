namespace QtlQuery.Statistics.Mash;

/// <summary>The estimates of one effect in the conditions that have one, and what a normal prior makes of them.</summary>
sealed class ObservedEffect
{
    const double LogTwoPi = 1.837877066409345484;

    readonly int conditions;
    readonly int[] places;
    readonly double[] estimates;
    readonly double[] errors; // their covariance
    readonly double logUnits; // density of the estimates over density on the scale of the prior
    readonly double[] factor;
    readonly double[] residuals;

    public ObservedEffect(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError, double[]? errorCorrelation, EffectScale scale)
    {
        conditions = beta.Length;
        var present = new List<int>(conditions);
        for (var condition = 0; condition < conditions; condition++)
        {
            if (double.IsNaN(beta[condition]) || double.IsNaN(standardError[condition]))
                continue;
            if (!(standardError[condition] > 0))
                throw new ArgumentOutOfRangeException(nameof(standardError), standardError[condition], "a standard error is above 0");
            present.Add(condition);
        }

        places = [.. present];
        var size = places.Length;
        (estimates, errors) = (new double[size], new double[size * size]);
        (factor, residuals) = (new double[size * size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            var unit = scale == EffectScale.ZScore ? standardError[places[i]] : 1;
            estimates[i] = beta[places[i]] / unit;
            logUnits -= Math.Log(unit);
            for (var j = 0; j < size; j++)
            {
                var correlation = errorCorrelation is null ? (i == j ? 1 : 0) : errorCorrelation[places[i] * conditions + places[j]];
                errors[i * size + j] = scale == EffectScale.ZScore ? correlation : correlation * standardError[places[i]] * standardError[places[j]];
            }
        }
    }

    public double LogLikelihood(double[] covariance)
    {
        Factor(covariance);
        double sum = places.Length * LogTwoPi;
        for (var i = 0; i < places.Length; i++)
            sum += 2 * Math.Log(factor[i * places.Length + i]) + residuals[i] * residuals[i];
        return logUnits - 0.5 * sum;
    }

    /// <summary>Posterior mean and variance of the effect in each condition, a given stride apart.</summary>
    public void Update(double[] covariance, Span<double> means, Span<double> variances, int stride)
    {
        Factor(covariance);
        var column = new double[places.Length];
        for (var condition = 0; condition < conditions; condition++)
        {
            var prior = covariance[condition * conditions + condition];
            if (prior == 0)
                continue;
            for (var i = 0; i < column.Length; i++)
                column[i] = covariance[places[i] * conditions + condition];
            Cholesky.SolveLower(factor, column.Length, column);

            double mean = 0, explained = 0;
            for (var i = 0; i < column.Length; i++)
            {
                mean += column[i] * residuals[i];
                explained += column[i] * column[i];
            }

            means[condition * stride] = mean;
            variances[condition * stride] = Math.Max(prior - explained, double.Epsilon);
        }
    }

    /// <summary>L of covariance plus errors, and L⁻¹ times the estimates.</summary>
    void Factor(double[] covariance)
    {
        var size = places.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                factor[i * size + j] = covariance[places[i] * conditions + places[j]] + errors[i * size + j];
        }

        if (!Cholesky.Factor(factor, size))
            throw new ArgumentException("a covariance of effects plus that of errors is not positive definite", nameof(covariance));
        estimates.CopyTo(residuals, 0);
        Cholesky.SolveLower(factor, size, residuals);
    }
}
