namespace QtlQuery.Statistics;

/// <summary>The incomplete beta function ratio I_x(a, b), as the part of it that varies slowly.</summary>
static class IncompleteBeta
{
    /// <summary>x^a y^b / B(a, b) over I_x(a, b), where y = 1 - x. Meant for x up to a / (a + b); beyond, ask for the complement I_y(b, a).</summary>
    /// <remarks>The continued fraction of Didonato and Morris (1992), ACM TOMS 18:360, evaluated from its front in Lentz's way.</remarks>
    public static double Fraction(double a, double b, double x, double y)
    {
        var value = a * (a * y - b * x + 1) / (a + 1);
        double c = value, d = 0, change;
        var m = 1;
        do
        {
            var above = (a + m - 1) / (a + 2 * m - 1) * ((a + m - (1 - b)) / (a + 2 * m - 1)) * m * (b - m) * x * x;
            var below = m + m * (b - m) * x / (a + 2 * m - 1) + (a + m) / (a + 2 * m + 1) * (a * y - b * x + 1 + m * (2 - x));
            d = 1 / (below + above * d);
            c = below + above / c;
            change = c * d;
            value *= change;
            m++;
        }
        while (Math.Abs(change - 1) > 2e-16 && m < 1000);

        return value;
    }
}
