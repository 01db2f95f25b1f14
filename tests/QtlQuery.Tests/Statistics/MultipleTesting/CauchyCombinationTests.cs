using System.Globalization;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class CauchyCombinationTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    [InlineData(1e-12)]
    [InlineData(0.999)]
    public void One_p_value_is_its_own_combination(double p) => Close.To(p, CauchyCombination.Of([p, p, double.NaN]), 1e-13);

    [Fact]
    public void Opposite_p_values_give_a_half() => Close.To(0.5, CauchyCombination.Of([0.1, 0.9]), 1e-14);

    [Fact]
    public void The_least_p_value_counts_by_its_weight() =>
        // cot(π p) is 1 / (π p) for so small a p, and the other adds nothing: p over its share of the weight.
        Close.To(1e-100 / 0.75, CauchyCombination.Of([1e-100, 0.3], [3, 1]));

    [Fact]
    public void P_values_that_a_double_cannot_hold_combine_in_logarithms() =>
        Close.To(-5000 + Math.Log(2 / (1 + Math.Exp(-1))), CauchyCombination.OfLogs([-5000, -4999]));

    [Fact]
    public void A_p_value_of_0_or_1_decides_alone_and_both_together_say_nothing()
    {
        Assert.Equal(0, CauchyCombination.Of([0, 0.4]));
        Assert.Equal(1, CauchyCombination.Of([1, 0.4]));
        Assert.Equal(double.NaN, CauchyCombination.Of([0, 1]));
        Assert.Equal(double.NaN, CauchyCombination.Of([]));
    }

    [Fact]
    public void A_wrong_number_of_weights_is_refused() => Assert.Throws<ArgumentException>(() => CauchyCombination.Of([0.1, 0.2], [1]));

    // R took tan((0.5 - p) π), in which 0.5 - p keeps p to 1e-16 only.
    [SkippableFact]
    public void Combinations_agree_with_R_as_far_as_its_subtraction_lets_them() =>
        Assert.All(ReferenceCases.Rows("08-z-p-beta-conversion/combine_p.tsv"), row =>
        {
            double[] p = [.. row["p"].Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Close.To(row.Number("acat_p"), CauchyCombination.Of(p), 1e-12 + 1e-16 / p.Min());
        });
}
