namespace QtlQuery.Statistics.FineMapping;

/// <summary>Solves linear equations with one small symmetric, positive definite matrix, by its Cholesky factor.</summary>
sealed class LinearSolver
{
    readonly double[,] lower;

    LinearSolver(double[,] lower) => this.lower = lower;

    /// <exception cref="ArgumentException">The matrix is not positive definite, as where two variants are perfectly correlated.</exception>
    public static LinearSolver Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                    rest -= lower[i, k] * lower[j, k];
                if (i == j && !(rest > 0))
                    throw new ArgumentException("The matrix is not positive definite.", nameof(matrix));
                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
        }

        return new(lower);
    }

    public double[] Solve(double[] right)
    {
        var solution = (double[])right.Clone();
        for (var i = 0; i < solution.Length; i++)
        {
            for (var k = 0; k < i; k++)
                solution[i] -= lower[i, k] * solution[k];
            solution[i] /= lower[i, i];
        }

        for (var i = solution.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < solution.Length; k++)
                solution[i] -= lower[k, i] * solution[k];
            solution[i] /= lower[i, i];
        }

        return solution;
    }
}
