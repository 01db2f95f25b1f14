namespace QtlQuery.Mapping.Preparing;

/// <summary>Which values of expression are mapped.</summary>
public enum ExpressionValues
{
    /// <summary>Each gene's ranks over samples as normal quantiles: GTEx.</summary>
    InverseNormal,

    /// <summary>Logarithms: log2 of counts per million with a prior count (edgeR), or log2 of TPM + 1.</summary>
    Log2,
}
