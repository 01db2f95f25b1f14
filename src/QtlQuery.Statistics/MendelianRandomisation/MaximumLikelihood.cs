namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>The effect under which the effects on exposure and outcome are most likely, both known with error.</summary>
/// <remarks>Burgess et al. (2013), Genet. Epidemiol. 37:658, for two samples that do not overlap. The true effects on the exposure are profiled out.</remarks>
public static class MaximumLikelihood
{
    const int MostSteps = 200;

    /// <returns>Null for fewer than two instruments, or where no maximum was found.</returns>
    public static PooledEstimate? Estimate(Instruments instruments)
    {
        if (InverseVarianceWeighted.Estimate(instruments, IvwErrors.Fixed) is not { } start)
            return null;
        if (Maximum(instruments, start.Effect.Beta) is not { } beta)
            return null;

        return new(MrEstimate.Normal(beta, StandardError(instruments, beta)), new(2 * Loss(instruments, beta).Value, instruments.Count - 1));
    }

    // Newton's steps, each halved until the likelihood does not fall.
    static double? Maximum(Instruments instruments, double beta)
    {
        for (var i = 0; i < MostSteps; i++)
        {
            var (value, slope, curvature) = Loss(instruments, beta);
            var step = curvature > 0 ? -slope / curvature : -Math.Sign(slope) * 0.1 * (Math.Abs(beta) + 0.1);
            while (Math.Abs(step) > 1e-15 * Math.Abs(beta) && Loss(instruments, beta + step).Value > value)
                step /= 2;
            if (Math.Abs(step) <= 1e-14 * Math.Abs(beta))
                return beta;
            beta += step;
        }

        return null;
    }

    /// <summary>Half the squared distance of the instruments from a line, in standard errors, with its derivatives by the line's slope.</summary>
    static (double Value, double Slope, double Curvature) Loss(Instruments instruments, double beta)
    {
        double value = 0, slope = 0, curvature = 0;
        for (var i = 0; i < instruments.Count; i++)
        {
            var (x, y) = (instruments.ExposureBeta[i], instruments.OutcomeBeta[i]);
            var (s, t) = (instruments.ExposureSe[i] * instruments.ExposureSe[i], instruments.OutcomeSe[i] * instruments.OutcomeSe[i]);
            var (residual, variance) = (y - beta * x, t + beta * beta * s);
            var share = residual / variance;
            value += 0.5 * residual * share;
            slope -= share * (x + beta * s * share);
            var change = (-x - 2 * beta * s * share) / variance;
            curvature -= change * (x + 2 * beta * s * share) + s * share * share;
        }

        return (value, slope, curvature);
    }

    // The effect's part of the inverse of the second derivatives by all parameters, at the most likely effects on the exposure.
    static double StandardError(Instruments instruments, double beta)
    {
        double information = 0;
        for (var i = 0; i < instruments.Count; i++)
        {
            var (x, y) = (instruments.ExposureBeta[i], instruments.OutcomeBeta[i]);
            var (s, t) = (instruments.ExposureSe[i] * instruments.ExposureSe[i], instruments.OutcomeSe[i] * instruments.OutcomeSe[i]);
            var own = 1 / s + beta * beta / t;
            var exposure = (x / s + beta * y / t) / own;
            var mixed = (2 * beta * exposure - y) / t;
            information += exposure * exposure / t - mixed * mixed / own;
        }

        return 1 / Math.Sqrt(information);
    }
}
