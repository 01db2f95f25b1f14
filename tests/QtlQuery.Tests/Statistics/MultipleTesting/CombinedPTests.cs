using System.Globalization;
using QtlQuery.Statistics;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class CombinedPTests
{
    const string Folder = "08-z-p-beta-conversion/";

    [Fact]
    public void One_p_value_stays_itself()
    {
        Close.To(Math.Log(0.03), CombinedP.LogFisher([0.03, double.NaN]));
        Close.To(Math.Log(0.03), NormalTail.LogUpper(CombinedP.StoufferZ([double.NaN, 0.03])));
        Close.To(0.03, CombinedP.Simes([0.03]));
    }

    [Fact]
    public void No_p_value_gives_none()
    {
        Assert.Equal(double.NaN, CombinedP.LogFisher([]));
        Assert.Equal(double.NaN, CombinedP.StoufferZ([double.NaN]));
        Assert.Equal(double.NaN, CombinedP.Simes([]));
    }

    [Fact]
    public void Fishers_sum_of_two_is_worked_out_by_hand() =>
        // -2 log(p1 p2) with 4 degrees of freedom: p1 p2 (1 - log(p1 p2)).
        Close.To(Math.Log(1e-200 * (1 + 200 * Math.Log(10))), CombinedP.LogFisher([1e-150, 1e-50]));

    [SkippableFact]
    public void Combinations_agree_with_R() =>
        Assert.All(ReferenceCases.Rows(Folder + "combine_p.tsv"), row =>
        {
            double[] p = [.. row["p"].Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Close.To(row.Number("fisher_ln_p"), CombinedP.LogFisher(p));
            Close.To(row.Number("stouffer_z"), CombinedP.StoufferZ(p));
            Close.To(row.Number("simes_p"), CombinedP.Simes(p));
        });
}
