using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.MultipleTesting;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Whether a trait has a QTL, by Storey's q over the traits that have a p-value.</summary>
/// <param name="LogPBeta">Natural logarithm; NaN where there were no permutations.</param>
/// <param name="NominalThreshold">Largest nominal p at which a variant of the trait is significant, at the degrees of freedom of the nominal test (QTLtools); null where no trait is.</param>
public sealed record TraitVerdict(TraitOutcome Outcome, double LogPBeta, double? Q, double? NominalThreshold)
{
    /// <summary>The same at the true degrees of freedom (tensorQTL).</summary>
    public double? NominalThresholdTrueDf { get; init; }


    /// <param name="df">Of the nominal test.</param>
    /// <param name="traitThreshold">The p of a trait at which the false discovery rate is met; null where nothing is significant.</param>
    public static IReadOnlyList<TraitVerdict> Of(IReadOnlyList<TraitOutcome> outcomes, int df, double fdr, TraitRule rule, out double? traitThreshold)
    {
        var logPBeta = outcomes.Select(outcome => outcome.Lead is { } lead && outcome.Permuted is { } permuted ? permuted.LogP(lead.T, df) : double.NaN).ToArray();
        var logP = rule == TraitRule.Acat ? [.. outcomes.Select(outcome => outcome.LogPCombined)] : logPBeta;
        var q = QValue.OfLogs(logP, Pi0([.. logP.Select(Math.Exp)])).Select(Math.Exp).ToArray();
        traitThreshold = MidpointThreshold.Of(logP, q, fdr);
        // A combined p has no counterpart among nominal ones.
        var threshold = rule == TraitRule.Acat ? null : traitThreshold;
        return [.. outcomes.Select((outcome, i) => new TraitVerdict(
            outcome,
            logPBeta[i],
            double.IsNaN(q[i]) ? null : q[i],
            threshold is { } p && outcome.Permuted?.Fit is { } fit ? Math.Exp(fit.LogThreshold(p, df)) : null)
        {
            NominalThresholdTrueDf = threshold is { } atTrueDf && outcome.Permuted?.Fit is { } beta ? Math.Exp(beta.LogThresholdTrueDf(atTrueDf)) : null,
        })];
    }

    // Few traits leave no p above 0.95, where the qvalue package stops with an error: then those above a half tell, as pipelines set it by hand.
    static double Pi0(double[] p)
    {
        const double Lambda = 0.5;
        var smoothed = StoreyPi0.Smoother(p);
        return smoothed.Fallback == NullProportionFallback.NoneAboveLambda ? StoreyPi0.AtLambda(p, Lambda).Pi0 : smoothed.Pi0;
    }
}
