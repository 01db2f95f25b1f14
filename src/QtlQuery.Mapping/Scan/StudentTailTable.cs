using QtlQuery.Statistics;

namespace QtlQuery.Mapping.Scan;

/// <summary>Two-sided p-values of Student's t for one number of degrees of freedom, read off polynomials.</summary>
/// <remarks>
/// -ln p / t is smooth: Chebyshev interpolation of degree 11 on pieces a quarter wide meets <see cref="StudentTail"/> to 1e-12 relative.
/// Beyond the last piece <see cref="StudentTail"/> itself answers.
/// </remarks>
sealed class StudentTailTable
{
    const double PieceWidth = 0.25;
    const int Pieces = 160;
    const int Terms = 12;
    const double Ln10 = 2.302585092994045684;

    readonly double _df;
    readonly double[] _coefficients = new double[Pieces * Terms];

    public StudentTailTable(double df)
    {
        _df = df;
        var values = new double[Terms];
        for (var piece = 0; piece < Pieces; piece++)
        {
            for (var node = 0; node < Terms; node++)
            {
                var t = (piece + 0.5 + 0.5 * Math.Cos(Math.PI * (node + 0.5) / Terms)) * PieceWidth;
                values[node] = -StudentTail.LogTwoSided(t, df) / t;
            }

            for (var term = 0; term < Terms; term++)
            {
                double sum = 0;
                for (var node = 0; node < Terms; node++)
                    sum += values[node] * Math.Cos(Math.PI * term * (node + 0.5) / Terms);
                _coefficients[piece * Terms + term] = (term == 0 ? 1.0 : 2.0) * sum / Terms;
            }
        }
    }

    public double NegLog10TwoSided(double t) => -LogTwoSided(t) / Ln10;

    /// <summary>Natural logarithm of the two-sided p-value.</summary>
    public double LogTwoSided(double t)
    {
        t = Math.Abs(t);
        var at = t / PieceWidth;
        if (!(at < Pieces))
            return StudentTail.LogTwoSided(t, _df);

        // Clenshaw's recurrence.
        var piece = (int)at;
        var x = 2 * (at - piece) - 1;
        var coefficients = _coefficients.AsSpan(piece * Terms, Terms);
        double next = 0, afterNext = 0;
        for (var term = Terms - 1; term > 0; term--)
            (next, afterNext) = (2 * x * next - afterNext + coefficients[term], next);
        return -t * (x * next - afterNext + coefficients[0]);
    }
}
