using QtlQuery.Statistics;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Engine.Significance;

/// <summary>q-values over the traits of a dataset, who is significant at a false discovery rate, and the nominal p-value that this means for each trait's variants.</summary>
/// <remarks>
/// The threshold on the trait's p lies in the middle between the largest that is significant and the smallest that is not, as GTEx does it;
/// FastQTL's beta distribution, or the number of tests, turns it into one on a nominal p. A combined p (ACAT) has no such counterpart.
/// </remarks>
sealed record TraitVerdicts(double?[] Q, bool?[] Significant, double?[] NominalThreshold, double Pi0, double? TraitThreshold)
{
    const double Ln10 = 2.302585092994045684;

    public static TraitVerdicts Of(IReadOnlyList<TraitP> traits, SignificanceMethod method, double fdr)
    {
        var logP = traits.Select(trait => -(trait.NegLog10P ?? double.NaN) * Ln10).ToArray();
        var pi0 = method is SignificanceMethod.BonferroniBh or SignificanceMethod.EigenMt ? 1 : StoreyPi0.Smoother([.. logP.Select(Math.Exp)]).Pi0;
        var q = QValue.OfLogs(logP, pi0).Select(Math.Exp).ToArray();
        var threshold = MidpointThreshold.Of(logP, q, fdr);
        return new(
            [.. q.Select(Known)],
            [.. q.Select(value => double.IsNaN(value) ? (bool?)null : value <= fdr)],
            [.. traits.Select(trait => threshold is { } p ? Nominal(trait, method, p) : null)],
            pi0,
            threshold);
    }

    /// <summary>The nominal p of a variant at which the trait's p would be <paramref name="traitP"/>.</summary>
    public static double? Nominal(TraitP trait, SignificanceMethod method, double traitP) => method switch
    {
        SignificanceMethod.BonferroniBh or SignificanceMethod.EigenMt => trait.Tests > 0 ? traitP / trait.Tests : null,
        SignificanceMethod.Q when trait is { BetaShape1: > 0, BetaShape2: > 0 } => new BetaDistribution(trait.BetaShape1.Value, trait.BetaShape2.Value).Quantile(traitP),
        _ => null,
    };

    static double? Known(double value) => double.IsNaN(value) ? null : value;
}
