using QtlQuery.Cli.Output;
using QtlQuery.Coloc.MendelianRandomisation;
using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Cli.Commands.MendelianRandomisation;

/// <summary>What is printed of Mendelian randomisation.</summary>
static class MrTables
{
    /// <summary>Standard errors to either side of an estimate that hold 95 %.</summary>
    const double Interval = 1.959963984540054;

    public static readonly ComputedRows<MrMethodResult> Estimates = new(
        ("molecular_trait_id", "VARCHAR", result => result.MolecularTraitId),
        ("method", "VARCHAR", result => result.Method),
        ("variants", "INTEGER", result => result.Variants),
        ("beta", "DOUBLE", result => result.Beta),
        ("standard_error", "DOUBLE", result => result.StandardError),
        ("lower_95", "DOUBLE", result => result.Beta - Interval * result.StandardError),
        ("upper_95", "DOUBLE", result => result.Beta + Interval * result.StandardError),
        ("p", "DOUBLE", result => result.LogP is { } log ? Math.Exp(log) : null),
        ("q", "DOUBLE", result => result.Heterogeneity?.Q),
        ("q_p", "DOUBLE", result => result.Heterogeneity?.P),
        ("direction", "VARCHAR", result => result.Steiger is { } steiger ? steiger.DirectionIsFromExposure ? "exposure to outcome" : "outcome to exposure" : null),
        ("neg_log10_p", "DOUBLE", result => -result.LogP / Math.Log(10)),
        ("q_df", "INTEGER", result => result.Heterogeneity?.DegreesOfFreedom),
        ("exposure_r2", "DOUBLE", result => result.Steiger?.ExposureR2),
        ("outcome_r2", "DOUBLE", result => result.Steiger?.OutcomeR2));

    public static readonly ComputedRows<MrInstrument> Instruments = new(
        ("molecular_trait_id", "VARCHAR", instrument => instrument.MolecularTraitId),
        ("variant_id", "VARCHAR", instrument => instrument.Variant.Ref.Length > 0 ? instrument.Variant.Id : null),
        ("rsid", "VARCHAR", instrument => instrument.Rsid),
        ("ratio", "DOUBLE", instrument => Ratio(instrument)?.Beta),
        ("ratio_standard_error", "DOUBLE", instrument => Ratio(instrument)?.StandardError),
        ("ratio_p", "DOUBLE", instrument => Ratio(instrument)?.P),
        ("f_statistic", "DOUBLE", instrument => WaldRatio.FStatistic(instrument.Effect.ExposureBeta, instrument.Effect.ExposureSe)),
        ("kept", "BOOLEAN", instrument => instrument.Kept),
        ("in_ld_with", "VARCHAR", instrument => instrument.InLdWith?.Id),
        ("hm_code", "INTEGER", instrument => instrument.HarmonisationCode),
        ("exposure_beta", "DOUBLE", instrument => instrument.Effect.ExposureBeta),
        ("exposure_standard_error", "DOUBLE", instrument => instrument.Effect.ExposureSe),
        ("outcome_beta", "DOUBLE", instrument => instrument.Effect.OutcomeBeta),
        ("outcome_standard_error", "DOUBLE", instrument => instrument.Effect.OutcomeSe),
        ("signal_rank", "INTEGER", instrument => instrument.SignalRank));

    static MrEstimate? Ratio(MrInstrument instrument) =>
        instrument.Kept ? WaldRatio.FirstOrder(instrument.Effect.ExposureBeta, instrument.Effect.OutcomeBeta, instrument.Effect.OutcomeSe) : null;
}
