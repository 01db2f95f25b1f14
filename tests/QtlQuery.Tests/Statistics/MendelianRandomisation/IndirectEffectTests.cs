using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Tests.Statistics.MendelianRandomisation;

public sealed class IndirectEffectTests
{
    [SkippableFact]
    public void Standard_errors_and_p_values_agree_with_the_reference()
    {
        foreach (var row in ReferenceCases.Rows("11-mediation-mr-smr/mediation_expected.tsv"))
        {
            var effect = new IndirectEffect(row.Number("a"), row.Number("a_se"), row.Number("b"), row.Number("b_se"));
            Close.To(row.Number("indirect"), effect.Value);
            Close.To(row.Number("sobel_se"), effect.Sobel.StandardError);
            Close.To(row.Number("sobel_z"), effect.Sobel.Beta / effect.Sobel.StandardError);
            Close.To(row.Number("sobel_p"), effect.Sobel.P, 1e-10);
            Close.To(row.Number("sobel_ln_p"), effect.Sobel.LogP, 1e-10);
            Close.To(row.Number("aroian_se"), effect.Aroian.StandardError);
            Close.To(row.Number("proportion_mediated"), effect.ProportionOf(row.Number("total")), 1e-10);
            Assert.Equal(row["goodman_se"] == "NaN", effect.Goodman is null);
            if (effect.Goodman is { } goodman)
                Close.To(row.Number("goodman_se"), goodman.StandardError, 1e-10);
        }
    }

    [SkippableFact]
    public void Partial_correlations_follow_from_t()
    {
        foreach (var row in ReferenceCases.Rows("11-mediation-mr-smr/mediation_expected.tsv"))
        {
            Close.To(row.Number("pcor_cis_trans_given_g"), PartialCorrelation.FromT(row.Number("b_t"), row.Number("dof_full")), 1e-10);
            Close.To(row.Number("pcor_g_trans_given_cis"), PartialCorrelation.FromT(row.Number("direct_t"), row.Number("dof_full")), 1e-9);
        }
    }
}
