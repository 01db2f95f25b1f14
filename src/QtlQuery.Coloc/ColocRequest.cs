using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>A GWAS, the datasets to lay beside it, and how.</summary>
/// <param name="Gwas">Id of the GWAS dataset.</param>
/// <param name="Datasets">Ids of datasets with associations of molecular traits.</param>
/// <param name="Loci">Regions of the genome, each asked for itself; every trait with a variant in one is laid beside the GWAS there.</param>
public sealed record ColocRequest(string Gwas, IReadOnlyList<string> Datasets, IReadOnlyList<GenomicRegion> Loci)
{
    /// <summary>Ensembl ids of the genes whose traits are looked at; null is all.</summary>
    public IReadOnlyList<string>? Genes { get; init; }

    /// <summary>One of <see cref="PairMethod"/>.</summary>
    public string Method { get; init; } = PairMethod.Abf;

    /// <summary>Table of the datasets that the method reads.</summary>
    public string Table => Method == PairMethod.Signals ? "signal_bayes_factors" : "associations";

    /// <summary>Dataset of LD for <see cref="PairMethod.Susie"/> and <see cref="PairMethod.Conditional"/>; null is the only one of the store.</summary>
    public string? Ld { get; init; }

    public ColocalisationPriors Priors { get; init; } = ColocalisationPriors.Default;

    /// <summary>What the effects of the GWAS are measured in; null where its rows say so.</summary>
    public TraitKind? GwasKind { get; init; }

    /// <summary>Standard deviation of a quantitative GWAS trait; null is estimated from errors, frequencies and sample sizes.</summary>
    public double? GwasSd { get; init; }

    /// <summary>Share of cases of a case-control GWAS, needed where it has p-values only and no counts.</summary>
    public double? CaseFraction { get; init; }

    /// <summary>Standard deviation of the molecular traits, 1 for traits brought to the normal distribution; null is estimated.</summary>
    public double? TraitSd { get; init; }

    /// <summary>Joins by position alone, leaving out positions with more than one variant, as pipelines without allele columns do.</summary>
    public bool UniquePositions { get; init; }

    /// <summary>Only pairs whose posterior of H4 reaches this are computed and returned; null is all. The rest are proven not to by bounds, and counted.</summary>
    public double? LeastH4 { get; init; }

    /// <summary>The loci of which <see cref="Chunk"/> left some; null where there are no others.</summary>
    internal IReadOnlyList<GenomicRegion>? AllLoci { get; init; }

    /// <summary>Every <paramref name="count"/>-th locus, from the <paramref name="number"/>-th on: the chunks together are the request, and can be computed and published by processes of their own.</summary>
    /// <param name="number">From 1.</param>
    public ColocRequest Chunk(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        return this with { Loci = [.. Loci.Where((_, i) => i % count == number - 1)], AllLoci = AllLoci ?? Loci };
    }
}
