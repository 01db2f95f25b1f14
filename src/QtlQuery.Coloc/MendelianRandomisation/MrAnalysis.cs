using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>Mendelian randomisation: the effect of an exposure on an outcome, from the effects of variants on both.</summary>
/// <remarks>With the choices of the R package TwoSampleMR. Instruments are taken to be independent.</remarks>
public static class MrAnalysis
{
    /// <summary>The instruments, those that cannot be used among them, in the order of trait and genome.</summary>
    /// <exception cref="QtlQueryException">A dataset is not there.</exception>
    public static IReadOnlyList<MrInstrument> Instruments(QtlStore store, MrRequest request, CancellationToken cancellation = default)
    {
        var parameters = new Dictionary<string, object?> { ["exposure"] = request.Exposure, ["outcome"] = request.Outcome, ["p"] = request.LargestLeadP, ["window"] = request.Window };
        if (request.Traits is not null)
            parameters["traits"] = request.Traits;
        var (exposureSize, outcomeSize) = (store.Catalogue.Dataset(request.Exposure).Fields.SampleSize, store.Catalogue.Dataset(request.Outcome).Fields.SampleSize);
        using var reader = store.Read(
            $"""
            select
                molecular_trait_id, signal_rank, chromosome, position, ref, alt, rsid,
                printed_number(exposure_beta), printed_number(exposure_standard_error), printed_number(outcome_beta), printed_number(outcome_standard_error),
                exposure_sample_size, outcome_sample_size, hm_code, kept
            from mr_instruments($exposure, {(request.Traits is null ? "null" : "$traits")}, $outcome, p := $p, window_bp := $window)
            order by molecular_trait_id, signal_rank, try_cast(chromosome as integer) nulls last, chromosome, position, ref, alt
            """,
            parameters,
            cancellation);
        var instruments = new List<MrInstrument>();
        while (reader.Next())
        {
            var row = reader.Rows;
            double Number(int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
            var effect = new HarmonisedEffect(Number(7), Number(8), Number(9), Number(10));
            instruments.Add(new(
                row.IsDBNull(0) ? null : row.GetString(0),
                row.IsDBNull(1) ? null : row.GetInt32(1),
                new(row.GetString(2), row.GetInt32(3), row.IsDBNull(4) ? "" : row.GetString(4), row.IsDBNull(5) ? "" : row.GetString(5)),
                row.IsDBNull(6) ? null : row.GetString(6),
                effect,
                row.IsDBNull(11) ? exposureSize : row.GetInt32(11),
                row.IsDBNull(12) ? outcomeSize : row.GetInt32(12),
                row.GetInt32(13),
                row.GetBoolean(14) && effect is { ExposureSe: > 0, OutcomeSe: > 0 } && double.IsFinite(effect.OutcomeBeta) && effect.ExposureBeta is not 0 and not double.NaN));
        }

        // Independent signals are independent by the search that found them.
        return request is { Traits: null, Ld: { } panel } ? InstrumentClumping.Clumped(store, panel, request.LargestR2, instruments, cancellation) : instruments;
    }

    /// <summary>The methods that the number of usable instruments allows, of each trait for itself.</summary>
    public static IReadOnlyList<MrMethodResult> Estimates(IReadOnlyList<MrInstrument> instruments) =>
        [.. instruments.GroupBy(instrument => instrument.MolecularTraitId).SelectMany(trait => Of(trait.Key, [.. trait.Where(instrument => instrument.Kept)]))];

    static IEnumerable<MrMethodResult> Of(string? trait, IReadOnlyList<MrInstrument> used)
    {
        var effects = new Instruments(
            [.. used.Select(instrument => instrument.Effect.ExposureBeta)],
            [.. used.Select(instrument => instrument.Effect.ExposureSe)],
            [.. used.Select(instrument => instrument.Effect.OutcomeBeta)],
            [.. used.Select(instrument => instrument.Effect.OutcomeSe)]);
        if (used.Count == 1)
            yield return Result("wald_ratio", WaldRatio.FirstOrder(effects.ExposureBeta[0], effects.OutcomeBeta[0], effects.OutcomeSe[0]), null);
        if (InverseVarianceWeighted.Estimate(effects) is { } ivw)
            yield return Result("ivw", ivw.Effect, ivw.Heterogeneity);
        if (InverseVarianceWeighted.Estimate(effects, IvwErrors.Fixed) is { } fixedEffects)
            yield return Result("ivw_fixed_effects", fixedEffects.Effect, fixedEffects.Heterogeneity);
        if (EggerRegression.Estimate(effects) is { } egger)
        {
            yield return Result("egger", egger.Effect, egger.Heterogeneity);
            yield return Result("egger_intercept", egger.Intercept, null);
        }

        if (MedianRatio.Weighted(effects) is { } weighted)
            yield return new(trait, "weighted_median", used.Count, weighted, null, null, null, null);
        if (MedianRatio.Simple(effects) is { } simple)
            yield return new(trait, "simple_median", used.Count, simple, null, null, null, null);
        if (MaximumLikelihood.Estimate(effects) is { } likeliest)
            yield return Result("maximum_likelihood", likeliest.Effect, likeliest.Heterogeneity);
        if (Steiger(used) is { } steiger)
            yield return new(trait, "steiger", used.Count, null, null, steiger.LogP, null, steiger);

        MrMethodResult Result(string method, MrEstimate estimate, Heterogeneity? heterogeneity) =>
            new(trait, method, used.Count, estimate.Beta, estimate.StandardError, estimate.LogP, heterogeneity, null);
    }

    /// <summary>Null where there is no instrument, or some sample size is not known or too small.</summary>
    static SteigerResult? Steiger(IReadOnlyList<MrInstrument> used)
    {
        if (used.Count == 0 || used.Any(instrument => !(instrument.ExposureSize > 3 && instrument.OutcomeSize > 3)))
            return null;
        double[] exposure = [.. used.Select(instrument => PartialCorrelation.FromT(instrument.Effect.ExposureZ, instrument.ExposureSize!.Value - 2))];
        double[] outcome = [.. used.Select(instrument => PartialCorrelation.FromT(instrument.Effect.OutcomeZ, instrument.OutcomeSize!.Value - 2))];
        return SteigerTest.Test(exposure, outcome, used.Average(instrument => instrument.ExposureSize!.Value), used.Average(instrument => instrument.OutcomeSize!.Value));
    }
}
