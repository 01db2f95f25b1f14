namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The proportion of true null hypotheses among tests, from how flat their p-values lie near 1. NaN is a test not made.</summary>
/// <remarks>
/// Storey and Tibshirani (2003), PNAS 100:9440: the share of p-values at and above lambda, over 1 - lambda. It follows Bioconductor's qvalue
/// 2.x, where a p-value equal to lambda counts; where that package stops with an error, pi0 is 1 and the reason is named.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">A p-value lies outside 0 to 1.</exception>
public static class StoreyPi0
{
    const double SmootherDegreesOfFreedom = 3;

    /// <summary>0.05 to 0.95, each 0.05 plus a multiple of 0.05: the third is 0.15000000000000002, and a p-value of 0.15 lies below it.</summary>
    static readonly double[] Grid = [.. Enumerable.Range(0, 19).Select(step => Math.Min(0.05 + step * 0.05, 0.95))];

    static readonly SmoothingSpline Spline = SmoothingSpline.WithDegreesOfFreedom(Grid, SmootherDegreesOfFreedom);

    /// <summary>The estimates at 0.05, 0.10, ..., 0.95, smoothed by a natural cubic spline with 3 degrees of freedom; its value at 0.95.</summary>
    /// <remarks>R's smooth.spline stops its search at 3.0003 degrees of freedom, which moves pi0 by up to 3e-5; here they are 3.</remarks>
    public static NullProportion Smoother(ReadOnlySpan<double> p)
    {
        if (Counted(p, Grid, out var counts, out var atLambda) is { } nothing)
            return nothing;

        var smoothed = Spline.Fit(atLambda)[^1];
        return smoothed > 0
            ? new(Math.Min(smoothed, 1), Grid, atLambda)
            : new(1, Grid, atLambda, NullProportionFallback.NotPositive);
    }

    /// <summary>The estimate at the lambda whose mean squared error, against the 10 % quantile of the estimates, is least.</summary>
    /// <remarks>Robinson (2004); Storey, Taylor and Siegmund (2004), J. R. Stat. Soc. B 66:187. In closed form: nothing is drawn at random.</remarks>
    public static NullProportion Bootstrap(ReadOnlySpan<double> p)
    {
        if (Counted(p, Grid, out var counts, out var atLambda) is { } nothing)
            return nothing;

        var m = (double)Tested(p);
        var target = SampleQuantile.Of([.. atLambda.Order()], 0.1);
        var (leastError, estimate) = (double.PositiveInfinity, 1.0);
        for (var i = 0; i < Grid.Length; i++)
        {
            var above = 1 - Grid[i];
            var error = counts[i] / (m * m * above * above) * (1 - counts[i] / m) + (atLambda[i] - target) * (atLambda[i] - target);
            if (error < leastError)
                (leastError, estimate) = (error, atLambda[i]);
            else if (error == leastError)
                estimate = Math.Min(estimate, atLambda[i]);
        }

        return new(Math.Min(estimate, 1), Grid, atLambda);
    }

    /// <summary>The estimate at one lambda.</summary>
    /// <param name="lambda">From 0 to below 1.</param>
    public static NullProportion AtLambda(ReadOnlySpan<double> p, double lambda)
    {
        if (!(lambda >= 0 && lambda < 1))
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "lambda lies from 0 to below 1");
        double[] lambdas = [lambda];
        return Counted(p, lambdas, out _, out var atLambda) ?? new(Math.Min(atLambda[0], 1), lambdas, atLambda);
    }

    /// <summary>Counts the p-values at and above each lambda; the fallback if there are none.</summary>
    static NullProportion? Counted(ReadOnlySpan<double> p, double[] lambdas, out double[] counts, out double[] atLambda)
    {
        counts = new double[lambdas.Length];
        atLambda = new double[lambdas.Length];
        var m = Tested(p);
        if (m == 0)
            return new(1, lambdas, [], NullProportionFallback.NoPValues);

        foreach (var value in p)
        {
            for (var i = 0; i < lambdas.Length && value >= lambdas[i]; i++)
                counts[i]++;
        }

        for (var i = 0; i < lambdas.Length; i++)
            atLambda[i] = counts[i] / (m * (1 - lambdas[i]));
        return counts[^1] > 0 ? null : new(1, lambdas, atLambda, NullProportionFallback.NoneAboveLambda);
    }

    static int Tested(ReadOnlySpan<double> p)
    {
        var tested = 0;
        foreach (var value in p)
        {
            if (value is < 0 or > 1)
                throw new ArgumentOutOfRangeException(nameof(p), value, "a p-value lies between 0 and 1");
            if (!double.IsNaN(value))
                tested++;
        }

        return tested;
    }
}
