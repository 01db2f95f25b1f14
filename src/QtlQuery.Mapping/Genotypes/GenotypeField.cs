namespace QtlQuery.Mapping.Genotypes;

/// <summary>Which field of VCF and BCF genotypes are taken from, and whether a .pgen file's dosages are.</summary>
public enum GenotypeField
{
    /// <summary>Dosages where the file has them, calls otherwise: what FastQTL and QTLtools do.</summary>
    DosagesElseCalls,

    /// <summary>Calls (GT), whatever else is there.</summary>
    Calls,

    /// <summary>Dosages (DS); a file without them is refused.</summary>
    Dosages,
}
