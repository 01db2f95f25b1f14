namespace QtlQuery.Coloc.SeveralTraits;

/// <summary>Traits that share a causal variant, as HyPrColoc finds them.</summary>
/// <param name="Posterior">Regional times alignment probability.</param>
/// <param name="Regional">That all traits are associated in the locus.</param>
/// <param name="Alignment">That they share one variant, against one trait having another.</param>
/// <param name="Variant">The likeliest shared variant, and the share of the posterior that it explains.</param>
public sealed record TraitCluster(double Posterior, double Regional, double Alignment, SharedVariant Variant);
