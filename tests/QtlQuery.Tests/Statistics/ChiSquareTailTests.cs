using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class ChiSquareTailTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(3000)]
    public void Two_degrees_of_freedom_are_exponential(double x) => Close.To(-0.5 * x, ChiSquareTail.LogUpper(x, 2), 1e-14);

    [Theory]
    [InlineData(0.3, 6)]
    [InlineData(7.9, 6)]
    [InlineData(8.1, 6)]
    [InlineData(80, 6)]
    public void Even_degrees_of_freedom_are_a_sum_of_Poisson_terms(double x, double df)
    {
        var half = x / 2;
        Close.To(Math.Exp(-half) * (1 + half + half * half / 2), ChiSquareTail.Upper(x, df), 1e-14);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.1)]
    [InlineData(2.9)]
    [InlineData(3.1)]
    [InlineData(2500)]
    public void One_degree_of_freedom_is_a_squared_normal(double x) =>
        Close.To(NormalTail.LogTwoSided(Math.Sqrt(x)), ChiSquareTail.LogUpper(x, 1), 1e-13);

    [Fact]
    public void The_ends_are_certain_and_impossible()
    {
        Assert.Equal(0, ChiSquareTail.LogUpper(0, 3));
        Assert.Equal(double.NegativeInfinity, ChiSquareTail.LogUpper(double.PositiveInfinity, 3));
        Assert.Equal(double.NegativeInfinity, ChiSquareTail.LogUpper(1, 0));
        Assert.Equal(double.NaN, ChiSquareTail.LogUpper(double.NaN, 3));
        Assert.Equal(double.NaN, ChiSquareTail.LogUpper(1, -1));
    }

    [SkippableFact]
    public void Tails_agree_with_R() =>
        Assert.All(ReferenceCases.Rows("08-z-p-beta-conversion/chisq1.tsv"), row =>
            Close.To(row.Number("ln_p"), ChiSquareTail.LogUpper(row.Number("chisq"), 1)));
}
