using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Molecular traits, a GWAS, or both, in loci: each looked at for itself, or all together.</summary>
/// <param name="Gwas">Id of the GWAS dataset; null where none takes part.</param>
/// <param name="Datasets">Ids of datasets with associations of molecular traits; may be empty where there is a GWAS.</param>
public sealed record TraitsRequest(string? Gwas, IReadOnlyList<string> Datasets, IReadOnlyList<GenomicRegion> Loci)
{
    /// <summary>Ensembl ids of the genes whose traits are looked at; null is all.</summary>
    public IReadOnlyList<string>? Genes { get; init; }

    /// <summary>Molecular traits that are looked at; null is all.</summary>
    public IReadOnlyList<string>? Traits { get; init; }

    /// <summary>What the effects of the GWAS are measured in; null where its rows say so.</summary>
    public TraitKind? GwasKind { get; init; }

    /// <summary>Standard deviation of a quantitative GWAS trait; null is estimated.</summary>
    public double? GwasSd { get; init; }

    /// <summary>Share of cases of a case-control GWAS, needed where it has p-values only and no counts.</summary>
    public double? CaseFraction { get; init; }

    /// <summary>Standard deviation of the molecular traits, 1 for traits brought to the normal distribution; null is estimated.</summary>
    public double? TraitSd { get; init; }

    /// <summary>The same with a GWAS, as what lays traits beside one asks for it.</summary>
    internal ColocRequest With(string gwas) =>
        new(gwas, Datasets, Loci) { Genes = Genes, GwasKind = GwasKind, GwasSd = GwasSd, CaseFraction = CaseFraction, TraitSd = TraitSd };
}
