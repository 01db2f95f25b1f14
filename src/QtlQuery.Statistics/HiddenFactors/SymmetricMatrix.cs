namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>Sums, inverses and quadratic forms of small symmetric matrices.</summary>
static class SymmetricMatrix
{
    public static void Add(double[,] matrix, double[,] other)
    {
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++)
                matrix[i, j] += other[i, j];
        }
    }

    public static double[,] Scaled(double[,] matrix, double factor)
    {
        var scaled = (double[,])matrix.Clone();
        for (var i = 0; i < scaled.GetLength(0); i++)
        {
            for (var j = 0; j < scaled.GetLength(1); j++)
                scaled[i, j] *= factor;
        }

        return scaled;
    }

    /// <summary>Adds factor × v vᵀ.</summary>
    public static void AddSquare(double[,] matrix, double factor, double[] v)
    {
        for (var i = 0; i < v.Length; i++)
        {
            for (var j = 0; j < v.Length; j++)
                matrix[i, j] += factor * v[i] * v[j];
        }
    }

    /// <summary>Σ v vᵀ.</summary>
    public static double[,] SumOfSquares(IEnumerable<double[]> vectors, int size)
    {
        var sum = new double[size, size];
        foreach (var vector in vectors)
            AddSquare(sum, 1, vector);
        return sum;
    }

    /// <summary>vᵀ matrix v.</summary>
    public static double Form(double[,] matrix, double[] v)
    {
        double form = 0;
        for (var i = 0; i < v.Length; i++)
        {
            double row = 0;
            for (var j = 0; j < v.Length; j++)
                row += matrix[i, j] * v[j];
            form += v[i] * row;
        }

        return form;
    }

    /// <summary>Of a positive definite matrix.</summary>
    public static double[,] Inverse(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var factor = Factor(matrix);
        var inverse = new double[size, size];
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            column.AsSpan().Clear();
            column[j] = 1;
            Cholesky.SolveLower(factor, size, column);
            Cholesky.SolveUpper(factor, size, column);
            for (var i = 0; i < size; i++)
                inverse[i, j] = column[i];
        }

        return inverse;
    }

    /// <summary>Natural logarithm of the determinant of a positive definite matrix.</summary>
    public static double LogDeterminant(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var factor = Factor(matrix);
        double sum = 0;
        for (var i = 0; i < size; i++)
            sum += 2 * Math.Log(factor[i * size + i]);
        return sum;
    }

    static double[] Factor(double[,] matrix)
    {
        double[] factor = [.. matrix.Cast<double>()];
        return Cholesky.Factor(factor, matrix.GetLength(0)) ? factor : throw new ArithmeticException("A matrix that should be positive definite is not.");
    }
}
