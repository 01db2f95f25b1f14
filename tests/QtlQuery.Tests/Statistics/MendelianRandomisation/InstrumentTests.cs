using QtlQuery.Statistics.MendelianRandomisation;
using QtlQuery.Tests.Statistics.Colocalisation;

namespace QtlQuery.Tests.Statistics.MendelianRandomisation;

/// <summary>Against TwoSampleMR 0.7.9: 1e-10, medians 1e-12, maximum likelihood 1e-4.</summary>
public sealed class InstrumentTests
{
    const string Folder = "11-mediation-mr-smr/";

    [SkippableTheory]
    [InlineData("mr_ivw", IvwErrors.RandomUnlessBelowChance)]
    [InlineData("mr_ivw_mre", IvwErrors.MultiplicativeRandom)]
    [InlineData("mr_ivw_fe", IvwErrors.Fixed)]
    public void The_inverse_variance_weighted_estimate_agrees(string method, IvwErrors errors) => ForEach(method, (row, instruments) =>
        Agree(row, InverseVarianceWeighted.Estimate(instruments, errors), 1e-10));

    [SkippableFact]
    public void Egger_s_regression_agrees() => ForEach("mr_egger_regression", (row, instruments) =>
    {
        var actual = EggerRegression.Estimate(instruments);
        Agree(row, actual is { } egger ? new(egger.Effect, egger.Heterogeneity) : null, 1e-10);
        if (actual is not { } line)
            return;

        var intercept = row["extra"].Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        Close.To(intercept.Number("b_i"), line.Intercept.Beta, 1e-9);
        Close.To(intercept.Number("se_i"), line.Intercept.StandardError, 1e-10);
        Close.To(intercept.Number("pval_i"), line.Intercept.P, 1e-10);
    });

    [SkippableFact]
    public void Medians_agree()
    {
        ForEach("mr_simple_median", (row, instruments) => Close.To(row.Number("b"), MedianRatio.Simple(instruments) ?? double.NaN, 1e-12));
        ForEach("mr_weighted_median", (row, instruments) => Close.To(row.Number("b"), MedianRatio.Weighted(instruments) ?? double.NaN, 1e-12));
    }

    // The reference's optimiser (Nelder and Mead) stops short of the maximum, the further the more instruments there are.
    [SkippableFact]
    public void Maximum_likelihood_agrees_where_the_reference_gets_there() => ForEach("mr_two_sample_ml", (row, instruments) =>
    {
        if (row["b"] == "NA" || instruments.Count <= 3)
            Agree(row, MaximumLikelihood.Estimate(instruments), 1e-4);
        else
            Assert.InRange(MaximumLikelihood.Estimate(instruments)!.Value.Heterogeneity.Q, 0, row.Number("Q"));
    });

    // The least of sum (y - b x)² / (t² + b² s²), by ternary search in another program.
    [SkippableTheory]
    [InlineData("two", 0.34948090552755395, 1.6034902018901274)]
    [InlineData("ten", 0.3106123341403797, 17.78574190580219)]
    [InlineData("thirty", 0.26460224760498163, 41.02074053166471)]
    [InlineData("pleiotropy", 0.645907395617747, 78.4379393859802)]
    [InlineData("null", -0.06481833469175644, 27.524515376159535)]
    [InlineData("strong", 1.9976910258986136, 3.161834051558802)]
    public void Maximum_likelihood_is_the_least_distance_from_a_line(string id, double beta, double q)
    {
        var actual = MaximumLikelihood.Estimate(Of(id))!.Value;
        Close.To(beta, actual.Effect.Beta, 1e-7);
        Close.To(q, actual.Heterogeneity.Q, 1e-12);
    }

    [SkippableFact]
    public void The_ratio_of_each_instrument_agrees()
    {
        var expected = ReferenceCases.Rows(Folder + "wald_smr_single_snp.tsv").ToDictionary(row => (row["id"], row["snp"]));
        foreach (var row in ReferenceCases.Rows(Folder + "mr_input.tsv"))
        {
            var want = expected[(row["id"], row["snp"])];
            var (exposure, exposureSe, outcome, outcomeSe) = (row.Number("b_exp"), row.Number("se_exp"), row.Number("b_out"), row.Number("se_out"));
            var first = WaldRatio.FirstOrder(exposure, outcome, outcomeSe);
            Close.To(want.Number("b"), first.Beta);
            Close.To(want.Number("se_first"), first.StandardError);
            Close.To(want.Number("se_second"), WaldRatio.SecondOrder(exposure, exposureSe, outcome, outcomeSe).StandardError);
            Close.To(want.Number("F"), WaldRatio.FStatistic(exposure, exposureSe));

            var smr = Smr.Estimate(exposure, exposureSe, outcome, outcomeSe);
            if (want["smr_se"] != "NaN") // b / z of an effect of 0
                Close.To(want.Number("smr_se"), smr.StandardError);
            Close.To(want.Number("smr_p"), smr.P, 1e-10);
            Close.To(want.Number("smr_chisq"), Smr.ChiSquared(exposure / exposureSe, outcome / outcomeSe));
        }
    }

    [SkippableFact]
    public void Wald_s_p_values_agree()
    {
        foreach (var row in ReferenceCases.Rows(Folder + "mr_expected.tsv").Where(row => row["method"] == "mr_wald_ratio" && row["snp"] == "NA"))
        {
            var instruments = Of(row["id"]);
            var actual = WaldRatio.FirstOrder(instruments.ExposureBeta[0], instruments.OutcomeBeta[0], instruments.OutcomeSe[0]);
            Close.To(row.Number("p"), actual.P, 1e-10);
        }
    }

    [SkippableFact]
    public void Flipping_the_alleles_of_an_instrument_changes_no_estimate()
    {
        var there = Of("ten");
        static double[] Flip(double[] betas) => [.. betas.Select((beta, i) => i % 3 == 0 ? -beta : beta)];
        var back = new Instruments(Flip(there.ExposureBeta), there.ExposureSe, Flip(there.OutcomeBeta), there.OutcomeSe);
        Assert.Equal(InverseVarianceWeighted.Estimate(there), InverseVarianceWeighted.Estimate(back));
        Assert.Equal(EggerRegression.Estimate(there), EggerRegression.Estimate(back));
        Assert.Equal(MedianRatio.Weighted(there), MedianRatio.Weighted(back));
        Assert.Equal(MaximumLikelihood.Estimate(there), MaximumLikelihood.Estimate(back));
    }

    [SkippableFact]
    public void Steiger_s_test_agrees()
    {
        foreach (var row in ReferenceCases.Rows(Folder + "steiger.tsv"))
        {
            var actual = SteigerTest.Test(Numbers(row["r_exp"]), Numbers(row["r_out"]), row.Number("n_exp"), row.Number("n_out"));
            Close.To(row.Number("r2_exp"), actual.ExposureR2);
            Close.To(row.Number("r2_out"), actual.OutcomeR2);
            Assert.Equal(row["correct_direction"] == "TRUE", actual.DirectionIsFromExposure);
            Close.To(row.Number("steiger_p"), actual.P, 1e-10);
        }

        static double[] Numbers(string list) => [.. list.Split(',').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
    }

    static void ForEach(string method, Action<Dictionary<string, string>, Instruments> check)
    {
        foreach (var row in ReferenceCases.Rows(Folder + "mr_expected.tsv").Where(row => row["method"] == method))
            check(row, Of(row["id"]));
    }

    static Instruments Of(string id)
    {
        var rows = ReferenceCases.Rows(Folder + "mr_input.tsv").Where(row => row["id"] == id).ToList();
        return new(rows.Column("b_exp")!, rows.Column("se_exp")!, rows.Column("b_out")!, rows.Column("se_out")!);
    }

    static void Agree(Dictionary<string, string> row, PooledEstimate? actual, double tolerance)
    {
        if (row["b"] == "NA")
        {
            Assert.Null(actual);
            return;
        }

        Close.To(row.Number("b"), actual!.Value.Effect.Beta, tolerance);
        Close.To(row.Number("se"), actual.Value.Effect.StandardError, tolerance);
        Close.To(row.Number("p"), actual.Value.Effect.P, 10 * tolerance);
        Close.To(row.Number("Q"), actual.Value.Heterogeneity.Q, tolerance);
        Assert.Equal(row.Number("Q_df"), actual.Value.Heterogeneity.DegreesOfFreedom);
        Close.To(row.Number("Q_pval"), actual.Value.Heterogeneity.P, tolerance);
    }
}
