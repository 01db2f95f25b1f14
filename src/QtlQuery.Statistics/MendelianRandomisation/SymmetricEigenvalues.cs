namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Eigenvalues of a small symmetric matrix, by Jacobi's rotations.</summary>
static class SymmetricEigenvalues
{
    const int MostSweeps = 100;

    /// <param name="matrix">Is overwritten.</param>
    public static double[] Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(matrix) > 1e-30 * n * n; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                    Rotate(matrix, p, q);
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => matrix[i, i])];
    }

    static double OffDiagonal(double[,] matrix)
    {
        double sum = 0;
        for (var p = 0; p < matrix.GetLength(0); p++)
        {
            for (var q = p + 1; q < matrix.GetLength(0); q++)
                sum += matrix[p, q] * matrix[p, q];
        }

        return sum;
    }

    static void Rotate(double[,] matrix, int p, int q)
    {
        if (matrix[p, q] == 0)
            return;

        var half = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = (half >= 0 ? 1 : -1) / (Math.Abs(half) + Math.Sqrt(half * half + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < matrix.GetLength(0); k++)
            (matrix[k, p], matrix[k, q]) = (cosine * matrix[k, p] - sine * matrix[k, q], sine * matrix[k, p] + cosine * matrix[k, q]);
        for (var k = 0; k < matrix.GetLength(0); k++)
            (matrix[p, k], matrix[q, k]) = (cosine * matrix[p, k] - sine * matrix[q, k], sine * matrix[p, k] + cosine * matrix[q, k]);
    }
}
