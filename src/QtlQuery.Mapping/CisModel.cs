namespace QtlQuery.Mapping;

/// <summary>What is freed of covariates before a trait is tested with a variant.</summary>
public enum CisModel
{
    /// <summary>Both: least squares with the covariates in the model, samples - 2 - covariates degrees of freedom (FastQTL, tensorQTL, Matrix eQTL).</summary>
    TraitsAndGenotypes,

    /// <summary>The trait alone, and samples - 2 degrees of freedom: QTLtools' model, to be compared with its results. It makes effects of variants that go with covariates too small.</summary>
    TraitsOnly,
}
