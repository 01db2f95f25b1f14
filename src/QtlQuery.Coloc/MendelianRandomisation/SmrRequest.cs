using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>Molecular traits to test for pleiotropy with a GWAS's trait, by their lead variants.</summary>
/// <param name="Gwas">Id of the GWAS dataset.</param>
/// <param name="Datasets">Ids of datasets with associations of molecular traits.</param>
public sealed record SmrRequest(string Gwas, IReadOnlyList<string> Datasets)
{
    /// <summary>Ensembl ids of the genes whose traits are tested; null is all.</summary>
    public IReadOnlyList<string>? Genes { get; init; }

    /// <summary>Traits whose lead has a larger p are not tested.</summary>
    public double LargestLeadP { get; init; } = 5e-8;

    /// <summary>Dataset of LD for HEIDI; null leaves HEIDI out.</summary>
    public string? Ld { get; init; }

    public HeidiOptions Heidi { get; init; } = new();
}
