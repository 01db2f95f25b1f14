namespace QtlQuery.Statistics.Mash;

/// <summary>The usual covariances of effects over conditions: shapes, each at every scale.</summary>
public static class CovarianceGrid
{
    static readonly double[] CanonicalCorrelations = [0.25, 0.5, 0.75];

    /// <summary>No effect first, then all shapes at the first scale, at the second, and so on: the order of mashr.</summary>
    /// <param name="shapes">Symmetric, not negative definite, row after row; mashr scales each to a largest diagonal entry of 1.</param>
    /// <param name="scales">Standard deviations by which shapes are multiplied.</param>
    public static IReadOnlyList<double[]> Of(IReadOnlyList<double[]> shapes, IReadOnlyList<double> scales)
    {
        if (shapes.Count == 0)
            throw new ArgumentException("there is no shape", nameof(shapes));
        return
        [
            new double[shapes[0].Length],
            .. scales.SelectMany(scale => shapes.Select(shape => shape.Select(entry => scale * scale * entry).ToArray())),
        ];
    }

    /// <summary>mashr's canonical shapes: independent, one condition alone (each), equal effects, and correlations of 1/4, 1/2 and 3/4.</summary>
    public static IReadOnlyList<double[]> CanonicalShapes(int conditions) =>
    [
        Filled(conditions, (row, column) => row == column ? 1 : 0),
        .. Enumerable.Range(0, conditions).Select(only => Filled(conditions, (row, column) => row == only && column == only ? 1 : 0)),
        Filled(conditions, (_, _) => 1),
        .. CanonicalCorrelations.Select(correlation => Filled(conditions, (row, column) => row == column ? 1 : correlation)),
    ];

    static double[] Filled(int size, Func<int, int, double> entry)
    {
        var matrix = new double[size * size];
        for (var i = 0; i < matrix.Length; i++)
            matrix[i] = entry(i / size, i % size);
        return matrix;
    }
}
