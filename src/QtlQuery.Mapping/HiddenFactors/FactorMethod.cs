namespace QtlQuery.Mapping.HiddenFactors;

/// <summary>How hidden factors of traits are found.</summary>
public enum FactorMethod
{
    /// <summary>Principal components of what known covariates leave of the traits.</summary>
    Pca,

    /// <summary>PEER, with known covariates in its model.</summary>
    Peer,
}
