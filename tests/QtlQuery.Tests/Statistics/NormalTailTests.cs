using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class NormalTailTests
{
    const string Folder = "08-z-p-beta-conversion/";

    // mpmath 1.2.1 with 60 digits; the last row is eQTLGen's CLEC12A, whose file prints 3.2717E-310.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1e-8, 3.4651686333488632072e-9)]
    [InlineData(0.5, 0.20966199360125957926)]
    [InlineData(1, 0.49851554582798930482)]
    [InlineData(1.9599, 1.3009650332750975059)]
    [InlineData(2, 1.3419860844769558528)]
    [InlineData(3, 2.568669040265387882)]
    [InlineData(5, 6.2416156767266733011)]
    [InlineData(10, 22.817023409822094699)]
    [InlineData(37, 298.94115118294594048)]
    [InlineData(40, 349.13597646368186089)]
    [InlineData(100, 2173.5705128733703953)]
    [InlineData(200.7534, 8753.8531195055857828)]
    [InlineData(1000, 217150.3390119987223)]
    public void The_p_value_of_z_agrees_with_arbitrary_precision(double z, double negLog10P)
    {
        Close.To(negLog10P, NormalTail.NegLog10TwoSided(z), 1e-14);
        Close.To(negLog10P, NormalTail.NegLog10TwoSided(-z), 1e-14);
    }

    [Fact]
    public void The_z_that_eQTLGen_prints_as_3_2717E_310_is_far_below_it() => Assert.Equal(8753.853, NormalTail.NegLog10TwoSided(200.7534), 3);

    [Fact]
    public void A_p_value_that_a_double_cannot_hold_still_has_its_logarithm()
    {
        Assert.Equal(0, NormalTail.TwoSided(200.7534));
        Close.To(2171472414.6143190768, NormalTail.NegLog10TwoSided(1e5));
        Assert.Equal(double.PositiveInfinity, NormalTail.NegLog10TwoSided(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(0, 0.5)]
    [InlineData(1.2815515655446004, 0.9)]
    [InlineData(-6.361340902404056, 1e-10)]
    public void Quantiles_agree_with_R(double z, double p) => Close.To(z, NormalTail.Quantile(p), 1e-14);

    [Fact]
    public void Quantiles_reach_infinity_at_the_ends_and_are_nothing_beyond()
    {
        Assert.Equal(double.NegativeInfinity, NormalTail.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalTail.Quantile(1));
        Assert.Equal(double.NaN, NormalTail.Quantile(1.1));
        Assert.Equal(double.NaN, NormalTail.Quantile(double.NaN));
    }

    [Fact]
    public void The_series_and_the_continued_fraction_meet() =>
        Close.To(NormalTail.NegLog10TwoSided(2), NormalTail.NegLog10TwoSided(Math.BitDecrement(2.0)), 3e-15);

    [Fact]
    public void The_p_value_falls_as_z_grows() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<Tuple<NormalFloat, NormalFloat>>(),
            pair =>
            {
                var (a, b) = (Math.Abs(pair.Item1.Get) % 1e5, Math.Abs(pair.Item2.Get) % 1e5);
                return a <= b == NormalTail.NegLog10TwoSided(a) <= NormalTail.NegLog10TwoSided(b) || Math.Abs(a - b) < 1e-13 * b;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Z_comes_back_from_its_p_value() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NormalFloat>(),
            number =>
            {
                var z = Math.Abs(number.Get) % 1e5;
                var back = NormalTail.ZFromNegLog10TwoSided(NormalTail.NegLog10TwoSided(z));
                return Math.Abs(back - z) <= 1e-13 * z;
            }).QuickCheckThrowOnFailure();

    [SkippableFact]
    public void P_values_of_z_agree_with_the_reference_cases() =>
        Assert.All(ReferenceCases.Rows(Folder + "z_to_p.tsv"), row =>
        {
            var z = row.Number("z");
            Close.To(row.Number("mlog10p_exact"), NormalTail.NegLog10TwoSided(z), 1e-13);
            Close.To(row.Number("ln_p_exact"), NormalTail.LogTwoSided(z), 1e-13);
            Close.To(row.Number("ln_p_one_sided_upper"), NormalTail.LogUpper(z));
            if (row.Number("p") > 1e-307)
                Close.To(row.Number("p"), NormalTail.TwoSided(z));
        });

    [SkippableFact]
    public void Z_of_p_values_agrees_with_the_reference_cases() =>
        Assert.All(ReferenceCases.Rows(Folder + "p_to_z.tsv"), row =>
            Close.To(row.Number("abs_z_exact"), NormalTail.ZFromTwoSided(row.Number("p"))));

    [SkippableFact]
    public void Z_of_log_p_values_agrees_with_the_reference_cases() =>
        Assert.All(ReferenceCases.Rows(Folder + "mlog10p_to_z.tsv"), row =>
            Close.To(row.Number("abs_z_exact"), NormalTail.ZFromNegLog10TwoSided(row.Number("mlog10p"))));
}
