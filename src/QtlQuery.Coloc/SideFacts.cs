using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>What is true of all rows of one side.</summary>
/// <param name="Sd">Standard deviation of a quantitative trait; null is estimated.</param>
/// <param name="CaseFraction">Share of cases; null is not known.</param>
/// <param name="SampleSize">Individuals where a row does not say; null is not known.</param>
sealed record SideFacts(TraitKind Kind, double? Sd, double? CaseFraction, double? SampleSize);
