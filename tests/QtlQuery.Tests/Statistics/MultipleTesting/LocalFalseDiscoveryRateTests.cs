using QtlQuery.Statistics;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

public sealed class LocalFalseDiscoveryRateTests
{
    // R's density bins on 512 points and is smoothed once more.
    const double Tolerance = 1e-2;

    [Fact]
    public void Of_two_p_values_it_is_worked_out_by_hand()
    {
        // Probits of 0.1 and 0.3; sd 0.535406, quartile range 0.378589, Silverman's bandwidth 0.9 * 0.378589 / 1.34 * 2^-0.2 = 0.221361.
        var rates = LocalFalseDiscoveryRate.Of([0.3, double.NaN, 0.1], 0.5, truncate: false, monotone: false, bandwidthFactor: 1);
        var (low, high) = (-1.2815515655446004, -0.5244005127080407);
        var bandwidth = 0.9 * (high - low) / 2 / 1.34 * Math.Pow(2, -0.2);
        var other = Math.Exp(-0.5 * Math.Pow((high - low) / bandwidth, 2));
        Close.To(0.5 * Math.Exp(-0.5 * low * low) * 2 * bandwidth / (1 + other), rates[2]);
        Close.To(0.5 * Math.Exp(-0.5 * high * high) * 2 * bandwidth / (1 + other), rates[0]);
        Assert.Equal(double.NaN, rates[1]);
    }

    [Fact]
    public void The_grid_of_a_large_sample_interpolates_what_a_sum_gives()
    {
        double[] p = [.. Enumerable.Range(1, 20001).Select(i => Math.Pow((i - 0.5) / 20001, 3))];
        double[] x = [.. p.Select(value => NormalTail.Quantile(Math.Max(value, 1e-8)))];
        var mean = x.Average();
        var deviation = Math.Sqrt(x.Sum(value => (value - mean) * (value - mean)) / 20000);
        var bandwidth = 1.5 * 0.9 * Math.Min(deviation, (x[15000] - x[5000]) / 1.34) * Math.Pow(20001, -0.2);

        var rates = LocalFalseDiscoveryRate.Of(p, 0.3, truncate: false, monotone: false);
        for (var i = 0; i < p.Length; i += 500)
        {
            var sum = x.Sum(value => Math.Exp(-0.5 * Math.Pow((x[i] - value) / bandwidth, 2)));
            Close.To(0.3 * Math.Exp(-0.5 * x[i] * x[i]) * 20001 * bandwidth / sum, rates[i], 1e-6);
        }
    }

    [Fact]
    public void No_tests_have_no_rates() => Assert.Empty(LocalFalseDiscoveryRate.Of([], 1));

    [SkippableFact]
    public void Rates_agree_with_the_qvalue_package() =>
        Assert.All(PValueVectors.All(), vector =>
        {
            var p = vector.Rows.Column("p");
            AssertAgrees(vector.Rows, "lfdr_smoother", () => LocalFalseDiscoveryRate.Of(p, StoreyPi0.Smoother(p).Pi0));
            AssertAgrees(vector.Rows, "lfdr_bootstrap", () => LocalFalseDiscoveryRate.Of(p, StoreyPi0.Bootstrap(p).Pi0));
            AssertAgrees(vector.Rows, "lfdr_lambda0.5", () => LocalFalseDiscoveryRate.Of(p, StoreyPi0.AtLambda(p, 0.5).Pi0));
        });

    [SkippableFact]
    public void Options_do_what_they_do_in_the_qvalue_package()
    {
        var rows = ReferenceCases.Rows("04-qvalue-padjust/lfdr_options_mix1000.tsv");
        var p = rows.Column("p");
        var pi0 = StoreyPi0.Smoother(p).Pi0;
        AssertAgrees(rows, "lfdr_default", () => LocalFalseDiscoveryRate.Of(p, pi0));
        AssertAgrees(rows, "lfdr_logit", () => LocalFalseDiscoveryRate.Of(p, pi0, PValueTransform.Logit));
        AssertAgrees(rows, "lfdr_notrunc", () => LocalFalseDiscoveryRate.Of(p, pi0, truncate: false));
        AssertAgrees(rows, "lfdr_nomono", () => LocalFalseDiscoveryRate.Of(p, pi0, truncate: false, monotone: false));
        AssertAgrees(rows, "lfdr_adj2", () => LocalFalseDiscoveryRate.Of(p, pi0, bandwidthFactor: 2));
    }

    static void AssertAgrees(List<Dictionary<string, string>> rows, string column, Func<double[]> answer)
    {
        if (rows[0].ContainsKey(column))
            Assert.All(rows.Column(column).Zip(answer()), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}
