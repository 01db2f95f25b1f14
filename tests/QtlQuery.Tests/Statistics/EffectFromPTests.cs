using QtlQuery.Statistics;

namespace QtlQuery.Tests.Statistics;

public sealed class EffectFromPTests
{
    [SkippableFact]
    public void Standard_errors_of_effects_with_p_values_agree_with_R() =>
        Assert.All(ReferenceCases.Rows("08-z-p-beta-conversion/beta_p_to_se.tsv"), row =>
            Close.To(row.Number("se"), EffectFromP.StandardError(row.Number("beta"), -Math.Log10(row.Number("p")))));

    [Fact]
    public void A_p_value_that_a_double_cannot_hold_has_a_standard_error() =>
        Close.To(1 / 200.7534, EffectFromP.StandardError(-1, NormalTail.NegLog10TwoSided(200.7534)));
}
