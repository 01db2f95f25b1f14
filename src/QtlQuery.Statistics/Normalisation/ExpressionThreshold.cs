namespace QtlQuery.Statistics.Normalisation;

/// <summary>Which genes are expressed in enough samples to be mapped.</summary>
/// <param name="LeastTpm">Transcripts per million that count as expressed; GTEx: 0.1.</param>
/// <param name="LeastReads">Reads that count as expressed; GTEx: 6.</param>
/// <param name="LeastShare">Share of samples that must reach each; GTEx: 0.2.</param>
public sealed record ExpressionThreshold(double LeastTpm = 0.1, double LeastReads = 6, double LeastShare = 0.2)
{
    /// <summary>As GTEx's pipeline: enough samples reach the TPM and enough reach the reads, not necessarily the same samples.</summary>
    public bool IsMet(ReadOnlySpan<double> tpm, ReadOnlySpan<double> reads) =>
        Reaching(tpm, LeastTpm) >= LeastShare * tpm.Length && Reaching(reads, LeastReads) >= LeastShare * reads.Length;

    static int Reaching(ReadOnlySpan<double> values, double least)
    {
        var count = 0;
        foreach (var value in values)
            count += value >= least ? 1 : 0;
        return count;
    }
}
