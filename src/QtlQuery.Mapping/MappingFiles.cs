using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping;

/// <summary>The files that QTLs are mapped from.</summary>
/// <param name="Genotypes">PLINK 1 or 2, VCF or BCF; several of the same samples, such as a file for each chromosome, are read as one.</param>
/// <param name="Traits">BED, or a table with <paramref name="Locations"/>.</param>
/// <param name="Locations">Where traits are: GTF or a table of locations; null for BED, which says it itself.</param>
public sealed record MappingFiles(IReadOnlyList<string> Genotypes, string Traits, string? Locations = null)
{
    public MappingFiles(string genotypes, string traits, string? locations = null)
        : this([genotypes], traits, locations)
    {
    }

    public IReadOnlyList<string> Covariates { get; init; } = [];

    public CovariateLayout CovariateLayout { get; init; } = CovariateLayout.BySampleNames;

    /// <summary>Covariates that are categories although they look like numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>A table of genotype sample and trait sample, where they have other names.</summary>
    public string? SampleLinks { get; init; }

    /// <summary>A table of trait and group, such as introns and their clusters, before the groups that BED says.</summary>
    public string? Groups { get; init; }

    /// <summary>The traits as log2 expression, for allelic fold changes; null where none are wanted.</summary>
    public string? Log2Expression { get; init; }

    /// <summary>The samples to be kept, a name a line, as traits have them; null for all.</summary>
    public string? KeptSamples { get; init; }

    /// <summary>Sexes of genotype samples, before those that the genotypes say: a table of sample and sex, .fam or .psam.</summary>
    public string? Sexes { get; init; }

    public GenotypeOptions GenotypeOptions { get; init; } = new();
}
