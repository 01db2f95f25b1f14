using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics;
using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Tests.Statistics.MendelianRandomisation;

public sealed class ChiSquaredTailTests
{
    // Even degrees of freedom are a finite sum: e^(-x/2) times the first df/2 terms of e^(x/2).
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(100)]
    public void Agrees_with_the_closed_form_of_even_degrees_of_freedom(int df)
    {
        foreach (var x in new[] { 1e-6, 0.01, 0.5, 1, 5, 20, 50, 100, 500, 2000 })
        {
            double term = 1, sum = 1;
            for (var k = 1; k < df / 2; k++)
                sum += term *= x / 2 / k;
            var expected = -x / 2 + Math.Log(sum);
            Near(expected, ChiSquaredTail.LogUpper(x, df));
        }
    }

    [Fact]
    public void One_degree_of_freedom_is_the_square_of_a_normal()
    {
        foreach (var x in new[] { 1e-8, 0.1, 1, 3.84, 30, 1000, 1e6 })
        {
            var expected = NormalTail.LogTwoSided(Math.Sqrt(x));
            Near(expected, WeightedChiSquaredTail.LogUpper(x, [1]));
            Assert.Equal(expected, ChiSquaredTail.LogUpper(x, 1));
        }
    }

    // Two squares of one weight are an exponential, and the sum of two exponentials has a closed form.
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(3, 0.01)]
    [InlineData(1e-5, 2e-5)]
    [InlineData(1, 0.99)]
    public void Weights_in_pairs_agree_with_the_closed_form(double a, double b)
    {
        foreach (var share in new[] { 0.01, 0.5, 2, 10, 60, 300 })
        {
            var x = share * (a + b);
            var expected = (a * Math.Exp(-x / (2 * a)) - b * Math.Exp(-x / (2 * b))) / (a - b);
            Close.To(expected, WeightedChiSquaredTail.Upper(x, [a, b, a, b]), 1e-11);
        }
    }

    // P(a E1 - b E2 > x), with exponentials of mean 2a and 2b: a / (a + b) e^(-x / 2a) for x of 0 and more.
    [Fact]
    public void Negative_weights_agree_with_the_closed_form()
    {
        foreach (var x in new[] { 0.0, 0.5, 3, 40 })
            Close.To(2 / 2.3 * Math.Exp(-x / 4), WeightedChiSquaredTail.Upper(x, [2, -0.3, 2, -0.3]), 1e-11);
    }

    [Fact]
    public void The_tail_is_a_probability_that_falls()
    {
        var weights = Gen.Choose(1, 1000).Select(weight => weight / 1000.0).NonEmptyListOf();
        Prop.ForAll(weights.ToArbitrary(), list =>
        {
            double[] weights = [.. list];
            double[] tails = [.. new[] { 0.1, 0.7, 1, 1.5, 4, 20 }.Select(share => WeightedChiSquaredTail.LogUpper(share * weights.Sum(), weights))];
            return tails.All(tail => tail <= 0 && double.IsFinite(tail)) && tails.Zip(tails.Skip(1)).All(pair => pair.First >= pair.Second);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_above_0_is_no_distribution() => Assert.Throws<ArgumentException>(() => WeightedChiSquaredTail.Upper(1, [0, -1]));

    static void Near(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");
}
