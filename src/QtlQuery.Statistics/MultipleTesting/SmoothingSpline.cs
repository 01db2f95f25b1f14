namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The natural cubic spline that minimises squared residuals plus a penalty on its curvature, at fixed points.</summary>
/// <remarks>
/// Green and Silverman (1994), section 2.3: with second derivatives γ at the inner points, (R + α QᵀQ) γ = Qᵀy and the fit is y - α Q γ.
/// Dense algebra: meant for tens of points.
/// </remarks>
sealed class SmoothingSpline
{
    readonly double[] fromValues; // γ = (R + α QᵀQ)⁻¹ Qᵀ y, row after row
    readonly double[] second;
    readonly double penalty;
    readonly int points;

    SmoothingSpline(double[] x, double penalty)
    {
        this.penalty = penalty;
        points = x.Length;
        second = SecondDifferences(x);
        fromValues = Curvatures(x, second, penalty);
    }

    double DegreesOfFreedom
    {
        get
        {
            var trace = 0.0;
            for (var i = 0; i < points; i++)
                trace += Entry(i, i);
            return points - penalty * trace;
        }
    }

    /// <summary>The spline whose smoother matrix has this trace, by bisection to the last digit of the penalty.</summary>
    /// <param name="x">Ascending, at least three.</param>
    /// <param name="degreesOfFreedom">Above 2 (a straight line), below the number of points.</param>
    public static SmoothingSpline WithDegreesOfFreedom(double[] x, double degreesOfFreedom)
    {
        var (low, high) = (-70.0, 70.0); // natural logarithm of the penalty
        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            if (new SmoothingSpline(x, Math.Exp(middle)).DegreesOfFreedom > degreesOfFreedom)
                low = middle;
            else
                high = middle;
        }

        return new(x, Math.Exp(high));
    }

    /// <summary>The smoothed values at the points.</summary>
    public double[] Fit(ReadOnlySpan<double> y)
    {
        var fit = new double[points];
        for (var i = 0; i < points; i++)
        {
            fit[i] = y[i];
            for (var j = 0; j < points; j++)
                fit[i] -= penalty * Entry(i, j) * y[j];
        }

        return fit;
    }

    /// <summary>Entry of Q (R + α QᵀQ)⁻¹ Qᵀ.</summary>
    double Entry(int row, int column)
    {
        double sum = 0;
        for (var inner = 0; inner < points - 2; inner++)
            sum += second[inner * points + row] * fromValues[inner * points + column];
        return sum;
    }

    /// <summary>Qᵀ: a row for each inner point.</summary>
    static double[] SecondDifferences(double[] x)
    {
        var second = new double[(x.Length - 2) * x.Length];
        for (var inner = 0; inner < x.Length - 2; inner++)
        {
            var row = second.AsSpan(inner * x.Length);
            row[inner] = 1 / (x[inner + 1] - x[inner]);
            row[inner + 2] = 1 / (x[inner + 2] - x[inner + 1]);
            row[inner + 1] = -row[inner] - row[inner + 2];
        }

        return second;
    }

    static double[] Curvatures(double[] x, double[] second, double penalty)
    {
        var (points, size) = (x.Length, x.Length - 2);
        var system = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                for (var k = 0; k < points; k++)
                    system[i * size + j] += penalty * second[i * points + k] * second[j * points + k];
            }

            system[i * size + i] += (x[i + 2] - x[i]) / 3;
            if (i > 0)
                system[i * size + i - 1] += (x[i + 1] - x[i]) / 6;
        }

        Cholesky.Factor(system, size);
        var curvatures = new double[size * points];
        var column = new double[size];
        for (var k = 0; k < points; k++)
        {
            for (var i = 0; i < size; i++)
                column[i] = second[i * points + k];
            Cholesky.SolveLower(system, size, column);
            Cholesky.SolveUpper(system, size, column);
            for (var i = 0; i < size; i++)
                curvatures[i * points + k] = column[i];
        }

        return curvatures;
    }
}
