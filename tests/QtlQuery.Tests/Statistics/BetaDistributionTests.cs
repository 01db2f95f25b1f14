using System.Globalization;
using QtlQuery.Statistics;
using QtlQuery.Tests.RealData;

namespace QtlQuery.Tests.Statistics;

public sealed class BetaDistributionTests
{
    // mpmath 1.3.0 with 60 digits.
    [Theory]
    [InlineData(1, 100, -11.51292546497022842, -6.9082502397942372706)]
    [InlineData(1.05, 87.3, -9.2103403719761827361, -5.004093781601961104)]
    [InlineData(1.05, 87.3, -921.03403719761827361, -962.41455810699589051)]
    [InlineData(1.2, 250.5, -5.8091429903140273607, -0.8260687761763206181)]
    [InlineData(2.5, 3.5, -0.69314718055994530942, -0.40082796733648113039)]
    [InlineData(0.5, 0.5, -1.3862943611198906188, -1.0986122886681096914)]
    [InlineData(0.9, 40, -1.2039728043259359926, -4.6168745624951092364e-7)]
    public void The_cumulative_share_agrees_with_arbitrary_precision(double shape1, double shape2, double logX, double logShare) =>
        Close.To(logShare, new BetaDistribution(shape1, shape2).LogCumulative(logX));

    [Theory]
    [InlineData(1, 100, 0.00020200666708026429601)]
    [InlineData(1.05, 87.3, 0.00028514909972376865983)]
    public void The_quantile_agrees_with_arbitrary_precision(double shape1, double shape2, double quantile) =>
        Close.To(quantile, new BetaDistribution(shape1, shape2).Quantile(0.02));

    [Fact]
    public void The_ends_and_what_is_no_number_are_kept()
    {
        var beta = new BetaDistribution(1.1, 30);
        Assert.Equal(0, beta.LogCumulative(0));
        Assert.Equal(double.NegativeInfinity, beta.LogCumulative(double.NegativeInfinity));
        Assert.Equal(double.NaN, beta.LogCumulative(double.NaN));
    }

    // Mean 1/4 and variance 1/24: a + b = (1/4 · 3/4) / (1/24) - 1 = 7/2.
    [Fact]
    public void A_fit_has_the_mean_and_the_variance_of_the_values()
    {
        var beta = BetaDistribution.FromMoments([0.25 - Math.Sqrt(1 / 24.0), 0.25, 0.25 + Math.Sqrt(1 / 24.0)]);
        Close.To(0.875, beta.Shape1);
        Close.To(2.625, beta.Shape2);
    }

    // LIMIX's own permutation p-values, of 6,266 pairs, from its shapes and its nominal p-values.
    [SkippableFact]
    public void LIMIXs_permutation_p_values_are_reproduced()
    {
        var lines = File.ReadAllLines(PublishedFile.At("limix_qtl", "expected", "Limix_cis_CEU_eQTLs.txt"));
        var header = lines[0].Split('\t').ToList();
        Assert.Equal(6_266, lines.Length - 1);
        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split('\t');
            double Number(string column) => double.Parse(fields[header.IndexOf(column)], CultureInfo.InvariantCulture);
            var beta = new BetaDistribution(Number("alpha_param"), Number("beta_param"));
            Close.To(Number("empirical_feature_p_value"), Math.Exp(beta.LogCumulative(Math.Log(Number("p_value")))), 1e-11);
        }
    }
}
