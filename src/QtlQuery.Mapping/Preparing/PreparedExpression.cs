using QtlQuery.Mapping.Traits;

namespace QtlQuery.Mapping.Preparing;

/// <summary>Traits made of counts, ready to be mapped.</summary>
/// <param name="Traits">Of the genes that are expressed and have a place, in the order of position.</param>
/// <param name="ScalingFactors">TMM factor of each sample; null where another scale was chosen.</param>
public sealed record PreparedExpression(TraitMatrix Traits, GeneAccount Genes, IReadOnlyList<double>? ScalingFactors);
