namespace QtlQuery.Mapping.HiddenFactors;

/// <summary>How many hidden factors are taken, where no number is given.</summary>
public enum FactorNumber
{
    /// <summary>The elbow of the variance that principal components explain (PCAForQTL).</summary>
    Elbow,

    /// <summary>The principal components that explain more than those of permuted traits (Buja and Eyuboglu 1992, PCAForQTL).</summary>
    BujaEyuboglu,

    /// <summary>GTEx's numbers of PEER factors: 15 below 150 samples, 30 below 250, 45 below 350, else 60.</summary>
    Gtex,
}
