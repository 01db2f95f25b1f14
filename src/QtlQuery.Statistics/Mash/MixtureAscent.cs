namespace QtlQuery.Statistics.Mash;

/// <summary>The likelihood of a mixture's weights, and the EM step that never lowers it.</summary>
sealed class MixtureAscent
{
    /// <summary>A weight below it adds nothing to a row's density that a double would keep.</summary>
    const double Vanishing = 1e-12;

    /// <summary>Components that nearly coincide make the curvature nearly singular.</summary>
    const double Ridge = 1e-10;

    readonly double[] densities; // each row over its largest
    readonly double logScale;
    readonly int rows;
    readonly int components;
    readonly double firstPseudoCount;

    public MixtureAscent(IReadOnlyList<double[]> logDensities, int components, double firstPseudoCount)
    {
        (rows, this.components, this.firstPseudoCount) = (logDensities.Count, components, firstPseudoCount);
        densities = new double[rows * components];
        for (var i = 0; i < rows; i++)
        {
            if (logDensities[i].Length != components)
                throw new ArgumentException($"row {i} has {logDensities[i].Length} densities, not {components}", nameof(logDensities));
            var largest = logDensities[i].Max();
            logScale += largest;
            for (var k = 0; k < components; k++)
                densities[i * components + k] = Math.Exp(logDensities[i][k] - largest);
        }
    }

    public double LogLikelihood(ReadOnlySpan<double> weights)
    {
        var sum = logScale;
        for (var i = 0; i < rows; i++)
            sum += Math.Log(Density(i, weights));
        return sum;
    }

    /// <summary>The log-likelihood with the pseudo-counts.</summary>
    public double Objective(ReadOnlySpan<double> weights) =>
        LogLikelihood(weights) + (firstPseudoCount > 0 ? firstPseudoCount * Math.Log(weights[0]) : 0);

    /// <summary>The weights after one step, the objective before it, and the most that any weights could add to that.</summary>
    public (double[] Weights, double Objective, double Gap) Step(ReadOnlySpan<double> weights)
    {
        var slopes = new double[components];
        var objective = logScale;
        for (var i = 0; i < rows; i++)
        {
            var density = Density(i, weights);
            objective += Math.Log(density);
            var row = densities.AsSpan(i * components, components);
            for (var k = 0; k < row.Length; k++)
                slopes[k] += row[k] / density;
        }

        if (firstPseudoCount > 0)
        {
            slopes[0] += firstPseudoCount / weights[0];
            objective += firstPseudoCount * Math.Log(weights[0]);
        }

        var total = rows + firstPseudoCount;
        var next = new double[components];
        for (var k = 0; k < components; k++)
            next[k] = total > 0 ? weights[k] * slopes[k] / total : weights[k];
        return (next, objective, slopes.Max() - total);
    }

    /// <summary>The weights at the top of the parabola that touches the objective here, cut off at 0; null where it has none.</summary>
    /// <remarks>The objective is taken without the rule that weights sum to 1: at its maximum, less the number of rows times that sum, they do.</remarks>
    public double[]? Newton(ReadOnlySpan<double> weights)
    {
        var slopes = new double[components];
        var inverse = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            inverse[i] = 1 / Density(i, weights);
            for (var k = 0; k < components; k++)
                slopes[k] += densities[i * components + k] * inverse[i];
        }

        slopes[0] += firstPseudoCount > 0 ? firstPseudoCount / weights[0] : 0;
        var total = rows + firstPseudoCount;
        var free = new List<int>();
        for (var k = 0; k < components; k++)
        {
            if (weights[k] > Vanishing || slopes[k] > total)
                free.Add(k);
        }

        // The parabola's top in weights w: H w = H (weights now) + slopes - total. With vanishing weights left out, the first part is
        // slopes, as each row of H times the weights is.
        while (free.Count > 0)
        {
            var top = Top(free, slopes, total, inverse, weights[0]);
            if (top is null)
                return null;
            var kept = free.Where((_, at) => top[at] > 0).ToList();
            if (kept.Count == free.Count)
                return Normalised(free, top);
            free = kept;
        }

        return null;
    }

    double[]? Top(List<int> free, double[] slopes, double total, double[] inverse, double first)
    {
        var size = free.Count;
        var curvature = new double[size * size];
        for (var i = 0; i < rows; i++)
        {
            for (var a = 0; a < size; a++)
            {
                var scaled = densities[i * components + free[a]] * inverse[i] * inverse[i];
                for (var b = 0; b <= a; b++)
                    curvature[a * size + b] += scaled * densities[i * components + free[b]];
            }
        }

        if (firstPseudoCount > 0 && free[0] == 0)
            curvature[0] += firstPseudoCount / (first * first);
        var top = free.Select(k => 2 * slopes[k] - total).ToArray();
        for (var a = 0; a < size; a++)
            curvature[a * size + a] *= 1 + Ridge;
        if (!Cholesky.Factor(curvature, size))
            return null;
        Cholesky.SolveLower(curvature, size, top);
        Cholesky.SolveUpper(curvature, size, top);
        return top;
    }

    double[] Normalised(List<int> free, double[] values)
    {
        var weights = new double[components];
        var sum = values.Sum();
        for (var at = 0; at < values.Length; at++)
            weights[free[at]] = values[at] / sum;
        return weights;
    }

    double Density(int row, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        var values = densities.AsSpan(row * components, components);
        for (var k = 0; k < values.Length; k++)
            sum += values[k] * weights[k];
        return sum;
    }
}
