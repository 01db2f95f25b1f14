namespace QtlQuery.Statistics;

/// <summary>Eigenvalues of a symmetric matrix, and its eigenvectors: Householder's reflections make it tridiagonal, Wilkinson's shifted rotations diagonal.</summary>
/// <remarks>
/// Golub and Van Loan, Matrix Computations, 8.3. 4/3 n³ operations, and some 8 n³ with vectors; relative to the largest eigenvalue they are exact to some 1e-15.
/// </remarks>
public static class SymmetricEigenvalues
{
    const double Epsilon = 1.1102230246251565e-16;

    /// <summary>Two or three a value are usual; a matrix with a NaN would never end.</summary>
    const int MostSweepsPerValue = 60;

    /// <param name="matrix">Symmetric and finite; is overwritten.</param>
    /// <returns>In no order.</returns>
    public static double[] Of(double[,] matrix) => Of(matrix, null);

    /// <summary>Eigenvalues from the largest down, each with its eigenvector of length 1, whose element of the largest size is positive.</summary>
    /// <param name="matrix">Symmetric and finite; is overwritten.</param>
    public static (double[] Values, double[][] Vectors) WithVectors(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var vectors = new double[n][];
        for (var i = 0; i < n; i++)
            (vectors[i] = new double[n])[i] = 1;
        var values = Of(matrix, vectors);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => values[i])];
        foreach (var vector in vectors)
        {
            if (vector.MaxBy(Math.Abs) < 0)
            {
                for (var i = 0; i < n; i++)
                    vector[i] = -vector[i];
            }
        }

        return ([.. order.Select(i => values[i])], [.. order.Select(i => vectors[i])]);
    }

    static double[] Of(double[,] matrix, double[][]? vectors)
    {
        var off = Tridiagonal(matrix, vectors);
        double[] diagonal = [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => matrix[i, i])];
        var last = diagonal.Length - 1;
        for (var sweep = 0; last > 0; sweep++)
        {
            if (IsNothing(last - 1))
            {
                last--;
                continue;
            }

            var first = last - 1;
            while (first > 0 && !IsNothing(first - 1))
                first--;
            if (sweep > MostSweepsPerValue * diagonal.Length)
                throw new ArithmeticException("The eigenvalues of a matrix were not found: it has numbers that are not finite.");
            Rotate(diagonal, off, first, last, vectors);
        }

        return diagonal;

        bool IsNothing(int i) => Math.Abs(off[i]) <= Epsilon * (Math.Abs(diagonal[i]) + Math.Abs(diagonal[i + 1]));
    }

    /// <summary>Reflects column after column onto its first two elements.</summary>
    /// <returns>The elements beside the diagonal, which itself stays in the matrix.</returns>
    static double[] Tridiagonal(double[,] matrix, double[][]? vectors)
    {
        var n = matrix.GetLength(0);
        var off = new double[Math.Max(0, n - 1)];
        var (v, w) = (new double[n], new double[n]);
        for (var k = 0; k < n - 2; k++)
        {
            double square = 0;
            for (var i = k + 1; i < n; i++)
                square += (v[i] = matrix[i, k]) * v[i];
            off[k] = v[k + 1] > 0 ? -Math.Sqrt(square) : Math.Sqrt(square);
            var length = square - v[k + 1] * off[k]; // half the square of v once its first element is reflected
            if (length <= 0)
                continue;
            v[k + 1] -= off[k];
            double along = 0;
            for (var i = k + 1; i < n; i++)
            {
                double product = 0;
                for (var j = k + 1; j < n; j++)
                    product += matrix[i, j] * v[j];
                along += (w[i] = product / length) * v[i];
            }

            for (var i = k + 1; i < n; i++)
                w[i] -= along / (2 * length) * v[i];
            for (var i = k + 1; i < n; i++)
            {
                for (var j = k + 1; j < n; j++)
                    matrix[i, j] -= v[i] * w[j] + w[i] * v[j];
            }

            if (vectors is not null)
                Reflect(vectors, v.AsSpan(), k + 1, length);
        }

        if (n > 1)
            off[n - 2] = matrix[n - 1, n - 2];
        return off;
    }

    /// <summary>Takes v (v · column) / length off every column of the rows from <paramref name="first"/> on.</summary>
    static void Reflect(double[][] rows, ReadOnlySpan<double> v, int first, double length)
    {
        var along = new double[rows.Length];
        for (var i = first; i < rows.Length; i++)
            Products.Add(along, v[i] / length, rows[i]);
        for (var i = first; i < rows.Length; i++)
            Products.Add(rows[i], -v[i], along);
    }

    /// <summary>One sweep of rotations over a part that no zero divides, shifted by its last eigenvalue as its last two rows tell it.</summary>
    static void Rotate(double[] diagonal, double[] off, int first, int last, double[][]? vectors)
    {
        var half = (diagonal[last - 1] - diagonal[last]) / 2;
        var beside = off[last - 1];
        var shift = diagonal[last] - beside * beside / (half + (half >= 0 ? 1 : -1) * Math.Sqrt(half * half + beside * beside));
        var (x, z) = (diagonal[first] - shift, off[first]);
        for (var k = first; k < last; k++)
        {
            var length = Math.Sqrt(x * x + z * z);
            var (cosine, sine) = length > 0 ? (x / length, z / length) : (1, 0);
            if (k > first)
                off[k - 1] = length;
            var (above, below, between) = (diagonal[k], diagonal[k + 1], off[k]);
            diagonal[k] = cosine * cosine * above + 2 * cosine * sine * between + sine * sine * below;
            diagonal[k + 1] = sine * sine * above - 2 * cosine * sine * between + cosine * cosine * below;
            off[k] = cosine * sine * (below - above) + (cosine * cosine - sine * sine) * between;
            if (k + 1 < last)
            {
                (x, z) = (off[k], sine * off[k + 1]);
                off[k + 1] *= cosine;
            }

            if (vectors is not null)
                Products.Rotate(vectors[k], vectors[k + 1], cosine, sine);
        }
    }
}
