using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class EffectFromZTests
{
    // R 4.2.2 on the formula of Zhu et al. (2016).
    [Theory]
    [InlineData(0, 0.5, 100, 0, 0.1414213562373095)]
    [InlineData(40, 0.001, 1000000, 0.8941596984290496, 0.02235399246072624)]
    [InlineData(-3, 0.01, 500, -0.944995560893779, 0.31499852029792635)]
    public void The_effect_agrees_with_the_published_formula(double z, double frequency, double n, double beta, double standardError)
    {
        var effect = EffectFromZ.Standardised(z, frequency, n);
        Close.To(beta, effect.Beta);
        Close.To(standardError, effect.StandardError);
    }

    [Fact]
    public void The_other_allele_has_the_same_standard_error() =>
        Close.To(EffectFromZ.Standardised(5, 0.25, 1000).StandardError, EffectFromZ.Standardised(5, 0.75, 1000).StandardError, 1e-15);

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(1, 1000)]
    [InlineData(0.5, 0)]
    [InlineData(double.NaN, 1000)]
    public void A_variant_that_does_not_vary_has_no_effect(double frequency, double n) =>
        Assert.Equal((double.NaN, double.NaN), EffectFromZ.Standardised(5, frequency, n));

    [SkippableFact]
    public void Effects_agree_with_the_reference_cases() =>
        Assert.All(ReferenceCases.Rows("08-z-p-beta-conversion/z_to_beta_zhu2016.tsv"), row =>
        {
            var (beta, standardError) = EffectFromZ.Standardised(row.Number("z"), row.Number("freq"), row.Number("n"));
            Close.To(row.Number("beta"), beta);
            Close.To(row.Number("se"), standardError);
        });

    [SkippableFact]
    public void Effects_of_p_values_agree_with_the_reference_cases() =>
        Assert.All(ReferenceCases.Rows("08-z-p-beta-conversion/p_to_beta_zhu2016.tsv"), row =>
        {
            var z = row.Number("sign") * NormalTail.ZFromTwoSided(row.Number("p"));
            var (beta, standardError) = EffectFromZ.Standardised(z, row.Number("freq"), row.Number("n"));
            Close.To(row.Number("z"), z);
            Close.To(row.Number("beta"), beta);
            Close.To(row.Number("se"), standardError);
        });
}
