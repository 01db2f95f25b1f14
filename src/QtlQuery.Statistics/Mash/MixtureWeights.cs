namespace QtlQuery.Statistics.Mash;

/// <summary>Weights of mixture components whose densities are given.</summary>
public static class MixtureWeights
{
    /// <summary>The search ends here when the components hardly differ; the gap then says how far it came.</summary>
    const int MostIterations = 50_000;

    /// <summary>In natural logarithms of the likelihood of all rows together.</summary>
    const double UsualGap = 1e-6;

    /// <summary>EM first finds the components that matter; then Newton's steps, which EM nears slowly, are tried now and then.</summary>
    const int IterationsBetweenNewtonSteps = 10;

    /// <summary>The weights under which the rows are likeliest, by EM with squared steps.</summary>
    /// <remarks>
    /// Dempster, Laird and Rubin (1977), J. R. Stat. Soc. B 39:1; squared steps by Varadhan and Roland (2008), Scand. J. Stat. 35:335. They
    /// and Newton's are taken only where they do not lower the likelihood. It is concave in the weights, so that its slopes bound what is
    /// left to gain, which is what ends the search.
    /// </remarks>
    /// <param name="logDensities">A row an observation: natural logarithms of its density under each component.</param>
    /// <param name="firstPseudoCount">Imagined observations of the first component, usually the one without effects.</param>
    public static MixtureFit Fit(IReadOnlyList<double[]> logDensities, int components, double firstPseudoCount = 0, double gap = UsualGap)
    {
        var ascent = new MixtureAscent(logDensities, components, firstPseudoCount);
        var weights = new double[components];
        Array.Fill(weights, 1.0 / components);
        var iterations = 0;
        while (true)
        {
            var (first, _, left) = ascent.Step(weights);
            iterations++;
            if (left <= gap || iterations >= MostIterations)
                return new(weights, ascent.LogLikelihood(weights), left, iterations);

            var (second, _, _) = ascent.Step(first);
            var leap = Leap(weights, first, second);
            var (after, height, _) = ascent.Step(leap);
            weights = height >= ascent.Objective(second) ? after : second;
            if (iterations % IterationsBetweenNewtonSteps == 0)
                weights = BestOnTheWay(ascent, weights, ascent.Newton(weights));
        }
    }

    /// <summary>Posterior weights of the components for one row.</summary>
    internal static double[] Posterior(ReadOnlySpan<double> logDensities, IReadOnlyList<double> weights)
    {
        if (weights.Count != logDensities.Length)
            throw new ArgumentException($"{weights.Count} weights for {logDensities.Length} components", nameof(weights));
        var largest = double.NegativeInfinity;
        for (var k = 0; k < logDensities.Length; k++)
            largest = weights[k] > 0 ? Math.Max(largest, logDensities[k]) : largest;

        var posterior = new double[logDensities.Length];
        double sum = 0;
        for (var k = 0; k < posterior.Length; k++)
        {
            posterior[k] = weights[k] > 0 ? weights[k] * Math.Exp(logDensities[k] - largest) : 0;
            sum += posterior[k];
        }

        for (var k = 0; k < posterior.Length; k++)
            posterior[k] /= sum;
        return posterior;
    }

    /// <summary>The first point from the target back to the start that is higher than the start; none gives the start.</summary>
    static double[] BestOnTheWay(MixtureAscent ascent, double[] start, double[]? target)
    {
        if (target is null)
            return start;
        var height = ascent.Objective(start);
        for (var share = 1.0; share > 0.01; share /= 2)
        {
            double[] point = [.. start.Zip(target, (from, to) => from + share * (to - from))];
            if (ascent.Objective(point) > height)
                return point;
        }

        return start;
    }

    static double[] Leap(double[] start, double[] first, double[] second)
    {
        double change = 0, bend = 0;
        for (var k = 0; k < start.Length; k++)
        {
            change += (first[k] - start[k]) * (first[k] - start[k]);
            bend += (second[k] - 2 * first[k] + start[k]) * (second[k] - 2 * first[k] + start[k]);
        }

        if (bend == 0)
            return second;
        var length = Math.Max(1, Math.Sqrt(change / bend));
        var (leap, sum) = (new double[start.Length], 0.0);
        for (var k = 0; k < leap.Length; k++)
        {
            // A weight that would leap below 0 goes towards it: EM could not bring it back from there.
            var value = start[k] + 2 * length * (first[k] - start[k]) + length * length * (second[k] - 2 * first[k] + start[k]);
            leap[k] = Math.Max(value, 0.1 * second[k]);
            sum += leap[k];
        }

        for (var k = 0; k < leap.Length; k++)
            leap[k] /= sum;
        return leap;
    }
}
