namespace QtlQuery.Tests.Statistics;

/// <summary>Comparison by relative difference, since p-values span hundreds of orders of magnitude.</summary>
static class Close
{
    public static void To(double expected, double actual, double relative = 1e-12) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
            $"expected {expected:R}, got {actual:R}, {Math.Abs(actual - expected) / Math.Abs(expected):E1} off");
}
