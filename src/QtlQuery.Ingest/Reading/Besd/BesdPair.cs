namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>A SNP-probe pair as a BESD file holds it; SNP and probe are lines of the .esi and .epi file, from 0.</summary>
readonly record struct BesdPair(int Probe, int Snp, float Beta, float StandardError)
{
    /// <summary>Stands in place of the standard error of a pair that was not tested.</summary>
    public const float Missing = -9;
}
