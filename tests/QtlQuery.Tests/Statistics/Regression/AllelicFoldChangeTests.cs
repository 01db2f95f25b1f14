using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.Regression;

public sealed class AllelicFoldChangeTests
{
    static readonly double[] Dosage = [0, 1, 2, 0, 1, 1, 0, 2, 1, 0, 1, 2];
    static readonly double[] Age = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    static readonly CovariateBasis Covariates = CovariateBasis.Of(12, [Age]);

    // Homozygotes express 10 and 20: the alternative copy twice as much.
    [Theory]
    [InlineData(10, 5, 1)]
    [InlineData(10, 0, 0)]
    [InlineData(10, -3.75, -2)]
    [InlineData(1, 1000, AllelicFoldChange.Cap)]
    [InlineData(10, -6, -AllelicFoldChange.Cap)] // the line leaves the alternative allele less than nothing
    [InlineData(-1, 6, AllelicFoldChange.Cap)]
    [InlineData(-1, -1, double.NaN)]
    public void A_straight_line_through_expression_has_the_ratio_of_its_ends(double intercept, double slope, double afc) =>
        Assert.Equal(afc, AllelicFoldChange.FromLinear(intercept, slope), 14);

    [Theory]
    [InlineData(0.4, 0.8)]
    [InlineData(-5, -AllelicFoldChange.Cap)]
    public void A_straight_line_through_log2_expression_has_twice_its_slope(double slope, double afc) => Assert.Equal(afc, AllelicFoldChange.FromLog2Slope(slope));

    [Theory]
    [InlineData(1.3)]
    [InlineData(-0.02)]
    [InlineData(-5)]
    public void A_fit_gives_back_the_fold_change_that_expression_was_made_of(double afc)
    {
        var fit = AllelicFoldChange.Fit(Expression(afc, _ => 0), Dosage, Covariates);
        Assert.Equal(afc, fit.Log2, 1e-9);
        Assert.True(fit.StandardError < 1e-7);
        Assert.Equal(9, fit.Df);
    }

    // R 4.2.2: nls of y ~ b + c * age + log2(2 - g + g * 2^s) with its exact gradient (deriv), tol = 1e-12.
    [Fact]
    public void With_noise_it_agrees_with_Rs_nls()
    {
        var fit = AllelicFoldChange.Fit(Expression(0.9, i => i % 3 == 0 ? 0.25 : i % 2 == 0 ? -0.5 : 0.125), Dosage, Covariates);
        Assert.Equal(0.42963997957062799, fit.Log2, 1e-8);
        Assert.Equal(0.310353403967589370, fit.StandardError, 1e-8);
        Assert.Equal(fit.Log2 - 2.2621571627982049 * fit.StandardError, fit.Lower(), 1e-12); // qt(0.975, 9)
        Assert.Equal(fit.Log2 + 2.2621571627982049 * fit.StandardError, fit.Upper(), 1e-12);
    }

    [Fact]
    public void An_allele_without_expression_is_at_the_cap()
    {
        var fit = AllelicFoldChange.Fit(Expression(-30, _ => 0), Dosage, Covariates);
        Assert.Equal((-AllelicFoldChange.Cap, double.NaN), (fit.Log2, fit.StandardError));
    }

    [Fact]
    public void A_genotype_that_the_covariates_explain_has_none() =>
        Assert.Equal(double.NaN, AllelicFoldChange.Fit(Age, Dosage, CovariateBasis.Of(12, [Dosage])).Log2);

    static double[] Expression(double afc, Func<int, double> noise) =>
        [.. Dosage.Select((g, i) => 5 + 0.3 * Age[i] + Math.Log2(2 - g + g * Math.Pow(2, afc)) + noise(i))];
}
