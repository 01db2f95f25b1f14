namespace QtlQuery.Mapping.Covariates;

/// <summary>Which way a table of covariates lies.</summary>
public enum CovariateLayout
{
    /// <summary>By where the names of known samples stand; refused where that does not tell.</summary>
    BySampleNames,

    /// <summary>A line for each covariate, a column for each sample: GTEx, FastQTL, QTLtools, Matrix eQTL.</summary>
    CovariatesInRows,

    /// <summary>A line for each sample, a column for each covariate: PLINK, tensorQTL, most tables made by hand.</summary>
    SamplesInRows,
}
