namespace QtlQuery.Statistics.Normalisation;

/// <summary>How the trimmed mean of M values is taken; the defaults are edgeR's.</summary>
/// <param name="LogRatioTrim">Share of genes left out at each end of the log ratios (M).</param>
/// <param name="SumTrim">Share of genes left out at each end of the average log expression (A).</param>
/// <param name="Weighted">Whether genes weigh by the inverse of their log ratio's variance.</param>
/// <param name="LeastA">Genes whose average log expression is not above it are left out (edgeR's Acutoff).</param>
/// <param name="Reference">Position of the sample that the others are compared with; null chooses the one nearest to the average.</param>
public sealed record TmmOptions(double LogRatioTrim = 0.3, double SumTrim = 0.05, bool Weighted = true, double LeastA = -1e10, int? Reference = null);
