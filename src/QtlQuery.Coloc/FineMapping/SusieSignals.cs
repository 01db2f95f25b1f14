using System.Globalization;
using QtlQuery.Coloc.Ld;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>Signals by SuSiE from z statistics and LD: those with a credible set.</summary>
/// <remarks>Wallace (2021), PLoS Genet. 17:e1009440: runsusie of the R package coloc, with the settings of susie_rss.</remarks>
static class SusieSignals
{
    // runsusie goes on until it has converged; with the usual tolerance the Bayes factors would still move in their third digit.
    static readonly SusieOptions Options = new() { MaximalRounds = 1_000, Tolerance = 1e-6 };

    public static SideSignals Of(LocusRows rows, SideFacts facts, LdPanel panel)
    {
        var (ld, fit, refusal) = Fit(rows, facts, panel);
        return fit is null
            ? SideSignals.Without(refusal!, ld.Rows.Count)
            : new([.. fit.CredibleSets.Select(set => ((string?)Name(set), SideSignals.Spread(rows.Count, ld.Rows, fit.Effects[set.Effect].LogBayesFactors)))], ld.Rows.Count, null);
    }

    /// <summary>A fit with a credible set at least, or why there is none.</summary>
    public static (LdOfRows Ld, SusieFit? Fit, string? Refusal) Fit(LocusRows rows, SideFacts facts, LdPanel panel)
    {
        var ld = panel.Of(rows, row => double.IsFinite(Z(rows, row)));
        if (ld.Matrix is null)
            return (ld, null, ld.Refusal);

        double[] z = [.. ld.Rows.Select(row => Z(rows, row))];
        var size = SideSignals.SampleSize(rows, ld.Rows, facts);
        var result = Susie.Fit(z, ld.Matrix, size > 2 ? size : null, Options);
        return result.Fit is not { } fit ? (ld, null, Refusal(result))
            : fit.CredibleSets.Length == 0 ? (ld, null, "no_credible_set")
            : (ld, fit, null);
    }

    /// <summary>Such as L1.</summary>
    public static string Name(SusieCredibleSet set) => string.Create(CultureInfo.InvariantCulture, $"L{set.Effect + 1}");

    /// <summary>For the effect's allele; NaN where the sign is not known.</summary>
    static double Z(LocusRows rows, int row) => double.IsFinite(rows.Z[row]) ? rows.Z[row] : rows.StandardError[row] > 0 ? rows.Beta[row] / rows.StandardError[row] : double.NaN;

    static string Refusal(SusieResult result) => result.Status switch
    {
        SusieStatus.NotConverged => "not_converged",
        SusieStatus.PriorVarianceUnreasonable or SusieStatus.ResidualVarianceNotPositive => "ld_contradicts_statistics",
        _ => LdRefusal.Of(result.LdFlaw),
    };
}
