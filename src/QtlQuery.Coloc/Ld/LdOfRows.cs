using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.Ld;

/// <summary>The LD of some of a side's rows.</summary>
/// <param name="Rows">Those that have LD, in their order.</param>
/// <param name="Matrix">Of these rows, for the alleles that their effects count; null where there is a refusal.</param>
/// <param name="Refusal">
/// no_effects: no row has what the method needs; repeated_variant: one is there twice; no_ld: none of the variants has any; ld_pairs_missing: some pairs have none, as where LD was cut at a distance or r2; ld_without_sign: only r2 is
/// known; too_many_variants_for_ld: above <see cref="LdPanel.MostVariants"/>.
/// </param>
sealed record LdOfRows(IReadOnlyList<int> Rows, LdMatrix? Matrix, string? Refusal);
