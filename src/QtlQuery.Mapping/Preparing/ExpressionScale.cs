namespace QtlQuery.Mapping.Preparing;

/// <summary>How expression is made comparable between samples.</summary>
public enum ExpressionScale
{
    /// <summary>Counts per million of libraries scaled by the trimmed mean of M values, over all genes: GTEx since v7.</summary>
    Tmm,

    /// <summary>TPM of the kept genes, quantile normalised: GTEx v6.</summary>
    Quantile,

    /// <summary>TPM as they are.</summary>
    Tpm,
}
