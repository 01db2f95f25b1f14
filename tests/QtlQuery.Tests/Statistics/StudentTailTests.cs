using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class StudentTailTests
{
    // mpmath 1.2.1 with 60 digits.
    [Theory]
    [InlineData(1e-5, 1, 2.7648133426888304588e-6)]
    [InlineData(2, 1, 0.5299318525325050094)]
    [InlineData(1000, 1, 3.1961200217949172288)]
    [InlineData(0.3, 5, 0.10999892264793229479)]
    [InlineData(5, 7, 2.8054085317208942774)]
    [InlineData(1.5, 100, 0.86402484561294709346)]
    [InlineData(1.8, 100, 1.1256579567713710815)]
    [InlineData(60, 148, 105.03709694888253345)]
    [InlineData(250, 300, 349.46170791912811396)]
    [InlineData(1000, 400, 681.02201330465152286)]
    [InlineData(2.5, 1000000, 1.9058962552826299844)]
    [InlineData(38, 1000000, 315.01227342021400206)]
    [InlineData(1000, 1000000, 150517.94537747414684)]
    [InlineData(3.5, 12.5, 2.3835096724835927138)]
    [InlineData(1e8, 400, 2680.987363102358493)]
    [InlineData(3e10, 300, 2772.9051706852223273)]
    [InlineData(1e15, 200, 2771.1461182357894439)]
    public void The_p_value_of_t_agrees_with_arbitrary_precision(double t, double df, double negLog10P)
    {
        Close.To(negLog10P, StudentTail.NegLog10TwoSided(t, df), 1e-13);
        Close.To(negLog10P, StudentTail.NegLog10TwoSided(-t, df), 1e-13);
    }

    // The rows above, read the other way.
    [Theory]
    [InlineData(1e-5, 1, 2.7648133426888304588e-6)]
    [InlineData(1000, 1, 3.1961200217949172288)]
    [InlineData(0.3, 5, 0.10999892264793229479)]
    [InlineData(60, 148, 105.03709694888253345)]
    [InlineData(1000, 400, 681.02201330465152286)]
    [InlineData(2.5, 1000000, 1.9058962552826299844)]
    [InlineData(3.5, 12.5, 2.3835096724835927138)]
    public void The_t_of_a_p_value_is_the_one_that_it_came_from(double t, double df, double negLog10P) =>
        Close.To(t, StudentTail.TFromLogTwoSided(-negLog10P * Math.Log(10), df), 1e-12);

    [Fact]
    public void The_t_of_a_p_value_keeps_its_ends()
    {
        Assert.Equal(0, StudentTail.TFromLogTwoSided(0, 10));
        Assert.Equal(double.PositiveInfinity, StudentTail.TFromLogTwoSided(double.NegativeInfinity, 10));
        Assert.Equal(double.NaN, StudentTail.TFromLogTwoSided(0.1, 10));
        Assert.Equal(double.NaN, StudentTail.TFromLogTwoSided(-1, 0));
        Assert.Equal(NormalTail.ZFromTwoSided(0.05), StudentTail.TFromLogTwoSided(Math.Log(0.05), double.PositiveInfinity));
    }

    [Fact]
    public void The_t_of_a_p_value_of_thousands_of_digits_gives_it_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (df, digits) =>
            {
                var logP = -digits.Get * digits.Get * 3.7;
                var t = StudentTail.TFromLogTwoSided(logP, df.Get);
                return double.IsInfinity(t) || Math.Abs(StudentTail.LogTwoSided(t, df.Get) - logP) <= 1e-12 * Math.Abs(logP);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_degree_of_freedom_is_Cauchy() => Close.To(0.5, StudentTail.TwoSided(1, 1), 1e-15);

    [Fact]
    public void Infinite_degrees_of_freedom_are_normal() =>
        Assert.Equal(NormalTail.NegLog10TwoSided(3.3), StudentTail.NegLog10TwoSided(3.3, double.PositiveInfinity));

    [Fact]
    public void What_is_not_a_statistic_has_no_p_value()
    {
        Assert.Equal(double.NaN, StudentTail.TwoSided(double.NaN, 10));
        Assert.Equal(double.NaN, StudentTail.TwoSided(1, 0));
        Assert.Equal(0, StudentTail.TwoSided(double.PositiveInfinity, 10));
        Assert.Equal(1, StudentTail.TwoSided(0, 10));
    }

    [Fact]
    public void The_series_and_the_continued_fraction_meet() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>(),
            df =>
            {
                var t = Math.Sqrt(3);
                var (below, above) = (StudentTail.LogTwoSided(t * (1 - 1e-15), df.Get), StudentTail.LogTwoSided(t * (1 + 1e-15), df.Get));
                return Math.Abs(below - above) <= 2e-14 * Math.Abs(above);
            }).QuickCheckThrowOnFailure();

    [SkippableFact]
    public void P_values_of_t_agree_with_the_reference_cases() =>
        Assert.All(ReferenceCases.Rows("07-linear-regression/t_to_p.tsv"), row =>
        {
            // R itself loses digits for tiny t and for huge df, so the exact column goes first.
            var exact = row.Number("log10p_exact");
            var actual = -StudentTail.NegLog10TwoSided(row.Number("t"), row.Number("dof"));
            if (!double.IsNaN(exact))
                Close.To(exact, actual);
            else if (row.Number("t") >= 0.1)
                Close.To(row.Number("log10p"), actual);
        });
}
