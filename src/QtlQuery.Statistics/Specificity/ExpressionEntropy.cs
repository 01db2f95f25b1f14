namespace QtlQuery.Statistics.Specificity;

/// <summary>Shannon's entropy of a gene's shares of expression over tissues (Hg), and how far it stays below its maximum (HS).</summary>
/// <remarks>Schug et al. (2005), Genome Biol. 6:R33. NaN where not tested is left out; p log p is 0 at 0.</remarks>
public static class ExpressionEntropy
{
    /// <summary>Hg in bits: log2 n for a gene expressed alike everywhere, 0 for one of a single tissue.</summary>
    /// <returns>NaN below two tested tissues and where the gene is not expressed.</returns>
    public static double Bits(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Shares(expression) is { } shares ? -shares.Sum(share => share > 0 ? share * Math.Log2(share) : 0) : double.NaN;

    /// <summary>The entropy in nats.</summary>
    public static double Nats(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Shares(expression) is { } shares ? -shares.Sum(share => share > 0 ? share * Math.Log(share) : 0) : double.NaN;

    /// <summary>HS in bits: log2 n minus the entropy.</summary>
    /// <returns>NaN below two tested tissues, 0 where the gene is not expressed.</returns>
    public static double Specificity(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Measured(expression, relative => Math.Log2(relative.Length) - Bits(relative));

    /// <summary>HS over log2 n, from 0 to 1.</summary>
    /// <returns>NaN below two tested tissues, 0 where the gene is not expressed.</returns>
    public static double RelativeSpecificity(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Measured(expression, relative => 1 - Bits(relative) / Math.Log2(relative.Length));
}
