using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping;

/// <summary>The files that QTLs are mapped from.</summary>
/// <param name="Genotypes">PLINK 1 or 2, VCF or BCF.</param>
/// <param name="Traits">BED, or a table with <paramref name="Locations"/>.</param>
/// <param name="Locations">Where traits are: GTF or a table of locations; null for BED, which says it itself.</param>
public sealed record MappingFiles(string Genotypes, string Traits, string? Locations = null)
{
    public IReadOnlyList<string> Covariates { get; init; } = [];

    public CovariateLayout CovariateLayout { get; init; } = CovariateLayout.BySampleNames;

    /// <summary>Covariates that are categories although they look like numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>A table of genotype sample and trait sample, where they have other names.</summary>
    public string? SampleLinks { get; init; }

    public GenotypeOptions GenotypeOptions { get; init; } = new();
}
