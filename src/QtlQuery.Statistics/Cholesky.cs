namespace QtlQuery.Statistics;

/// <summary>Triangular factor of a symmetric positive definite matrix, row after row in one span.</summary>
static class Cholesky
{
    /// <summary>Overwrites the lower triangle with L, where L Lᵀ is the matrix. False if the matrix is not positive definite.</summary>
    public static bool Factor(Span<double> matrix, int size)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[row * size + column] - Dot(matrix, row * size, column * size, column);
                if (column < row)
                    matrix[row * size + column] = rest / matrix[column * size + column];
                else if (rest > 0)
                    matrix[row * size + row] = Math.Sqrt(rest);
                else
                    return false;
            }
        }

        return true;
    }

    /// <summary>Overwrites b with x, where L x = b.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int size, Span<double> b)
    {
        for (var row = 0; row < size; row++)
        {
            var rest = b[row];
            for (var column = 0; column < row; column++)
                rest -= factor[row * size + column] * b[column];
            b[row] = rest / factor[row * size + row];
        }
    }

    /// <summary>Overwrites b with x, where Lᵀ x = b.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int size, Span<double> b)
    {
        for (var row = size - 1; row >= 0; row--)
        {
            var rest = b[row];
            for (var below = row + 1; below < size; below++)
                rest -= factor[below * size + row] * b[below];
            b[row] = rest / factor[row * size + row];
        }
    }

    static double Dot(ReadOnlySpan<double> matrix, int first, int second, int length)
    {
        double sum = 0;
        for (var i = 0; i < length; i++)
            sum += matrix[first + i] * matrix[second + i];
        return sum;
    }
}
