namespace QtlQuery.Statistics;

/// <summary>exp(x) - 1 that keeps its digits for small x, which .NET's <see cref="double.ExpM1"/> does not.</summary>
/// <remarks>Kahan's correction, as in <see cref="LogOnePlus"/>.</remarks>
static class ExpMinusOne
{
    public static double Of(double x)
    {
        var power = Math.Exp(x);
        if (power == 1)
            return x;
        var difference = power - 1;
        return difference == -1 || double.IsPositiveInfinity(power) ? difference : difference * (x / Math.Log(power));
    }
}
