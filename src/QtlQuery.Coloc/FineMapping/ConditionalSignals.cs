using QtlQuery.Coloc.Ld;
using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>Signals by stepwise conditioning on leads, from effects and LD: each given all others.</summary>
/// <remarks>
/// Wallace (2020), PLoS Genet. 16:e1008720; coloc.signals of the R package coloc with method cond and mode allbutone. A side without a lead is one
/// signal, the whole locus. Log odds are conditioned on the scale of a trait of 0 and 1, where b s (1 - s) stands for them, s being the share of cases.
/// </remarks>
static class ConditionalSignals
{
    static readonly StepwiseOptions Options = new();

    /// <param name="chromosome">By which leads are named.</param>
    public static SideSignals Of(LocusRows rows, SideFacts facts, string chromosome, LdPanel panel)
    {
        var ld = panel.Of(rows, row => HasEffect(rows, row) && rows.AlleleFrequency[row] is > 0 and < 1);
        if (ld.Matrix is null)
            return SideSignals.Without(ld.Refusal!, ld.Rows.Count);
        if (ld.Matrix.Flaw(new SusieOptions().EigenvalueTolerance) is { } flaw)
            return SideSignals.Without(LdRefusal.Of(flaw), ld.Rows.Count);
        if (SideSignals.SampleSize(rows, ld.Rows, facts) is not { } size)
            return SideSignals.Without(RefusalName.Of(ColocalisationRefusal.NoFrequencyOrSampleSize), ld.Rows.Count);
        if (facts.Kind == TraitKind.CaseControl && facts.CaseFraction is not (> 0 and < 1))
            return SideSignals.Without(RefusalName.Of(ColocalisationRefusal.NoCaseFraction), ld.Rows.Count);
        var factors = SideBayesFactors.Of(rows, facts);
        if (factors.Refusal is { } refusal)
            return SideSignals.Without(RefusalName.Of(refusal), ld.Rows.Count);

        var (scale, sd) = facts is { Kind: TraitKind.CaseControl, CaseFraction: { } share } ? (share * (1 - share), Math.Sqrt(share * (1 - share))) : (1, factors.Sd ?? 1);
        var effects = Effects(rows, ld.Rows, scale, size, sd);
        try
        {
            int[] leads = [.. StepwiseSignals.ByConditioning(effects, ld.Matrix, Options).Select(lead => lead.Variant)];
            return new([.. leads.Length == 0 ? [Signal(null, [])] : leads.Select(lead => Signal(lead, [.. leads.Where(other => other != lead)]))], ld.Rows.Count, null);
        }
        catch (ArgumentException)
        {
            // Leads that are linear combinations of each other, which LD within the tolerance can still make of statistics that it contradicts.
            return SideSignals.Without("ld_contradicts_statistics", ld.Rows.Count);
        }

        (string?, double[]) Signal(int? lead, int[] others)
        {
            var given = ConditionalEffects.Of(effects, ld.Matrix, others);
            var logs = LogBayesFactors.Of(new()
            {
                Kind = facts.Kind,
                Beta = [.. given.Beta.Select(beta => beta / scale)],
                Variance = [.. given.Variance.Select(variance => variance / (scale * scale))],
                TraitSd = facts.Kind == TraitKind.Quantitative ? sd : null,
            });
            var name = lead is { } at ? new Variant(chromosome, rows.Position[ld.Rows[at]], rows.Ref[ld.Rows[at]], rows.Alt[ld.Rows[at]]).Id : null;
            return (name, SideSignals.Spread(rows.Count, ld.Rows, logs.Values));
        }
    }

    static bool HasEffect(LocusRows rows, int row) => double.IsFinite(rows.Beta[row]) && double.IsFinite(rows.StandardError[row]) && rows.StandardError[row] > 0;

    static QuantitativeEffects Effects(LocusRows rows, IReadOnlyList<int> used, double scale, double size, double sd) => new(
        [.. used.Select(row => rows.Beta[row] * scale)],
        [.. used.Select(row => rows.StandardError[row] * rows.StandardError[row] * scale * scale)],
        [.. used.Select(row => rows.AlleleFrequency[row])],
        size,
        sd);
}
