namespace QtlQuery.Statistics;

/// <summary>log(1 + x) that keeps its digits for small x, which .NET's <see cref="double.LogP1"/> does not.</summary>
/// <remarks>Kahan's correction: what rounding did to 1 + x is undone by the ratio.</remarks>
static class LogOnePlus
{
    public static double Of(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
