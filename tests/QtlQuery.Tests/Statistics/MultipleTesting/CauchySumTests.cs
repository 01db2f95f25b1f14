using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

/// <summary>The Cauchy combination, p-value by p-value.</summary>
public sealed class CauchySumTests
{
    static readonly double[] LogP = [-3, -0.01, -1200, -0.7, -40, -1195, -2];

    [Fact]
    public void It_is_the_combination_of_all_of_them()
    {
        Close.To(CauchyCombination.OfLogs(LogP), Of(LogP).LogP(), 1e-14);
        Close.To(CauchyCombination.OfLogs([-3, -0.01, -2]), Of([-3, -0.01, -2]).LogP(), 1e-14);
        Assert.Equal(double.NaN, new CauchySum().LogP());
        Assert.Equal(0, Of([0]).LogP());
        Close.To(-5, Of([-5]).LogP(), 1e-14);
    }

    [Fact]
    public void Sums_add_up()
    {
        var sum = Of([-3, -0.01]);
        sum.Add(Of([-1200, -0.7, -40]));
        sum.Add(Of([-1195, -2]));
        Close.To(CauchyCombination.OfLogs(LogP), sum.LogP(), 1e-14);
    }

    // cot(0.01 pi) = 31.820515953774; of four p-values, 1 counts as 3/4, whose cotangent is -1.
    [Fact]
    public void A_p_of_one_leaves_a_small_one_small()
    {
        var statistic = (31.820515953774 + 0 + 0 - 1) / 4;
        Close.To(Math.Log(Math.Atan(1 / statistic) / Math.PI), Of([Math.Log(0.01), Math.Log(0.5), Math.Log(0.5), 0]).LogP(), 1e-13);
    }

    static CauchySum Of(double[] logP)
    {
        var sum = new CauchySum();
        foreach (var p in logP)
            sum.Add(p);
        return sum;
    }
}
