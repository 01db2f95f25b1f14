namespace QtlQuery.Statistics.Colocalisation;

/// <summary>What Bayes factors are computed from.</summary>
public enum BayesFactorRoute
{
    /// <summary>There is nothing to compute them from.</summary>
    None,

    /// <summary>beta and its variance.</summary>
    EffectAndVariance,

    /// <summary>z as given, and the variance that frequency and sample size imply for a trait of standard deviation 1.</summary>
    ZAndFrequency,

    /// <summary>z of the p-value, and the variance that frequency and sample size imply for a trait of standard deviation 1.</summary>
    PValueAndFrequency,
}
