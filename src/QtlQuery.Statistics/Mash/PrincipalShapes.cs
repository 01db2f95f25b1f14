namespace QtlQuery.Statistics.Mash;

/// <summary>Covariance shapes that effects themselves suggest: each of the first principal components of their z-scores, and those together.</summary>
/// <remarks>
/// Urbut et al. (2019), Nat. Genet. 51:187; mashr's cov_pca on z-scores, not centred. A pair of conditions is judged by the effects that have both.
/// Components come by power iteration from a fixed start, so that the same effects give the same shapes.
/// </remarks>
public static class PrincipalShapes
{
    const int MostIterations = 1000;

    /// <param name="z">A row an effect; NaN where a condition has no estimate.</param>
    /// <returns>Symmetric, row after row, scaled to a largest diagonal entry of 1; none where no effect has any estimate.</returns>
    public static IReadOnlyList<double[]> Of(IEnumerable<double[]> z, int conditions, int components = 3)
    {
        var rest = MeanProducts(z, conditions);
        var shapes = new List<double[]>();
        var together = new double[rest.Length];
        for (var component = 0; component < Math.Min(components, conditions); component++)
        {
            var (vector, value) = Leading(rest, conditions);
            if (!(value > 1e-10))
                break;
            var shape = new double[rest.Length];
            for (var at = 0; at < shape.Length; at++)
                shape[at] = value * vector[at / conditions] * vector[at % conditions];
            for (var at = 0; at < shape.Length; at++)
                (rest[at], together[at]) = (rest[at] - shape[at], together[at] + shape[at]);
            shapes.Add(Scaled(shape, conditions));
        }

        if (shapes.Count > 1)
            shapes.Add(Scaled(together, conditions));
        return shapes;
    }

    static double[] MeanProducts(IEnumerable<double[]> z, int conditions)
    {
        var (sums, counts) = (new double[conditions * conditions], new int[conditions * conditions]);
        foreach (var row in z)
        {
            for (var at = 0; at < sums.Length; at++)
            {
                var product = row[at / conditions] * row[at % conditions];
                if (double.IsNaN(product))
                    continue;
                sums[at] += product;
                counts[at]++;
            }
        }

        return [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : 0)];
    }

    /// <summary>The eigenvector of the eigenvalue that is largest in size, and it; of length 1.</summary>
    static (double[] Vector, double Value) Leading(double[] matrix, int size)
    {
        double[] vector = [.. Enumerable.Range(0, size).Select(i => 1 + 0.01 * i)]; // not symmetric, so that it lies across no eigenvector by design
        double value = 0;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var next = new double[size];
            for (var at = 0; at < matrix.Length; at++)
                next[at / size] += matrix[at] * vector[at % size];
            var length = Math.Sqrt(next.Sum(x => x * x));
            if (length == 0)
                return (vector, 0);
            var before = value;
            value = next.Zip(vector, (x, y) => x * y).Sum() / vector.Sum(x => x * x);
            vector = [.. next.Select(x => x / length)];
            if (Math.Abs(value - before) <= 1e-14 * Math.Abs(value))
                break;
        }

        return (vector, value);
    }

    static double[] Scaled(double[] shape, int conditions)
    {
        var largest = Enumerable.Range(0, conditions).Max(i => shape[i * (conditions + 1)]);
        return [.. shape.Select(entry => entry / largest)];
    }
}
