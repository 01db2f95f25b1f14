using QtlQuery.Mapping.Covariates;

namespace QtlQuery.Mapping.Scores;

/// <summary>The files that effects of scores on traits are mapped from.</summary>
/// <param name="Scores">Polygenic scores of samples, either way round.</param>
/// <param name="Traits">BED, or a table with <paramref name="Locations"/>.</param>
public sealed record ScoreFiles(string Scores, string Traits, string? Locations = null)
{
    public IReadOnlyList<string> Covariates { get; init; } = [];

    public CovariateLayout CovariateLayout { get; init; } = CovariateLayout.BySampleNames;

    /// <summary>Covariates that are categories although they look like numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>All files that are given.</summary>
    public IEnumerable<string> All => ((string?[])[Scores, Traits, Locations, .. Covariates]).OfType<string>();
}
