namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>A SNP-probe pair that a test makes up; a standard error of -9 says that it was not tested.</summary>
readonly record struct MadeUpPair(int Probe, int Snp, float Beta, float StandardError);
