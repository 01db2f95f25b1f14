using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class EffectFromIntervalTests
{
    [Fact]
    public void The_interval_is_as_wide_as_two_quantiles_on_either_side() =>
        Close.To(0.5, EffectFromInterval.StandardError(1 - 0.5 * 1.959963984540054, 1 + 0.5 * 1.959963984540054), 1e-14);

    [Fact]
    public void A_wider_coverage_has_a_wider_interval() =>
        Close.To(1, EffectFromInterval.StandardError(-2.5758293035489004, 2.5758293035489004, 0.99), 1e-13);

    [Theory]
    [InlineData(0, 0.5, 2)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0.5)]
    [InlineData(double.NaN, 0.5, 2)]
    public void What_is_not_a_ratio_with_an_interval_has_no_effect(double ratio, double lower, double upper) =>
        Assert.Equal((double.NaN, double.NaN), EffectFromInterval.Ratio(ratio, lower, upper));

    [SkippableFact]
    public void Effects_of_odds_ratios_agree_with_R() =>
        Assert.All(ReferenceCases.Rows("08-z-p-beta-conversion/or_ci_to_beta.tsv"), row =>
        {
            var (beta, standardError) = EffectFromInterval.Ratio(row.Number("or"), row.Number("ci_lower"), row.Number("ci_upper"));
            Close.To(row.Number("beta"), beta);
            Close.To(row.Number("se"), standardError);
        });
}
