using QtlQuery.Engine;

namespace QtlQuery.Tests.Statistics;

/// <summary>The macro that turns p back into z.</summary>
public sealed class ZOfPTests
{
    // Python 3.11 statistics.NormalDist().inv_cdf(p / 2), good to 1e-15; the others by bisection and the Mills ratio in 60-digit decimal arithmetic.
    [Theory]
    [InlineData(0.05, 1.9599639845400536)]
    [InlineData(1e-10, 6.466951087240515)]
    [InlineData(1.29308592493011e-30, 11.501722626722062)]
    public void Z_of_a_p_value_is_the_normal_quantile(double p, double z) => Close.To(z, Ask($"z_of_p(-log10({p:R}))"), 1e-12);

    [Theory]
    [InlineData(320, 38.287220876253013)]
    [InlineData(349.13597646368186, 40)]
    public void It_does_not_underflow(double negLog10P, double z) => Close.To(z, Ask($"z_of_p({negLog10P:R})"), 1e-12);

    [Fact]
    public void It_turns_back_what_z_was_turned_into() =>
        Assert.True(Ask("max(abs(neg_log10_p_of_z(z_of_p(x)) / x - 1)) from (select power(10, i / 10.0) as x from range(-60, 51) as steps(i))") < 1e-12);

    [Fact]
    public void A_p_of_one_is_a_z_of_zero() => Assert.Equal(0, Ask("z_of_p(0)"), 1e-12);

    static double Ask(string expression)
    {
        using var database = WorkDatabase.Open(new());
        return Assert.Single(database.Query<double>($"select {expression}"));
    }
}
