namespace QtlQuery.Coloc.Clpp;

/// <summary>How probably each variant of a locus is the causal one of a signal.</summary>
/// <param name="MolecularTraitId">Null for a GWAS without traits of its own.</param>
/// <param name="Signal">Null for the whole locus.</param>
/// <param name="Source">One of <see cref="PosteriorSource"/>.</param>
/// <param name="Variants">Each as the side names it.</param>
/// <param name="Refusal">Why there are none; null where there are.</param>
sealed record SignalPosteriors(string DatasetId, string? MolecularTraitId, string? GeneId, string? Signal, string Source, Dictionary<VariantKey, (string Ref, string Alt, double Posterior)> Variants, string? Refusal);
