using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Preparing;

/// <summary>The files that traits are prepared from.</summary>
/// <param name="Counts">Reads of each gene in each sample: GCT, or a table, also of featureCounts.</param>
/// <param name="Locations">Where genes are: GTF, or a table of locations.</param>
public sealed record PreparationFiles(string Counts, string Locations)
{
    /// <summary>Transcripts per million of the same genes and samples; null where they are to be made from counts and the lengths of a GTF file's exons.</summary>
    public string? Tpm { get; init; }

    /// <summary>A list of samples to keep, one a line; null for all.</summary>
    public string? Samples { get; init; }

    /// <summary>Genotypes of samples to keep, which also show swapped samples; null for all.</summary>
    public string? Genotypes { get; init; }

    public GenotypeOptions GenotypeOptions { get; init; } = new();

    /// <summary>A table of genotype sample and trait sample, where they have other names.</summary>
    public string? SampleLinks { get; init; }

    /// <summary>A table of what is known of samples: RNA integrity, mapping rate, sex.</summary>
    public string? SampleTable { get; init; }

    /// <summary>All files that are given.</summary>
    public IEnumerable<string> All => ((string?[])[Counts, Tpm, Locations, Samples, Genotypes, SampleLinks, SampleTable]).OfType<string>();
}
