using QtlQuery.Mapping.Covariates;

namespace QtlQuery.Mapping.HiddenFactors;

/// <summary>Hidden factors with the known covariates, ready to be mapped with.</summary>
/// <param name="Covariates">Known ones first, then the factors, the strongest first.</param>
/// <param name="Number">How many of them are factors.</param>
/// <param name="Traits">Traits that they were found in: those that vary once known covariates are taken out.</param>
/// <param name="Shares">Share of the variance of these traits that each of the first principal components explains, as many as there are factors.</param>
/// <param name="Iterations">Of PEER; null for principal components.</param>
/// <param name="Converged">Whether PEER stopped by itself; true for principal components.</param>
public sealed record FoundFactors(CovariateMatrix Covariates, int Number, int Traits, IReadOnlyList<double> Shares, int? Iterations, bool Converged);
