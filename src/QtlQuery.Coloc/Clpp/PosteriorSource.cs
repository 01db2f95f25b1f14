namespace QtlQuery.Coloc.Clpp;

/// <summary>Where the posteriors of a side come from, as tables name it.</summary>
public static class PosteriorSource
{
    /// <summary>Inclusion probabilities of ingested credible sets; variants outside them count as 0.</summary>
    public const string CredibleSets = "credible_sets";

    /// <summary>Ingested Bayes factors of signals.</summary>
    public const string BayesFactors = "signal_bayes_factors";

    /// <summary>Effects or p-values, under the assumption of one causal variant in the locus, or none.</summary>
    public const string OneCausal = "one_causal_variant";
}
