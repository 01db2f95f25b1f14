using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>What was called of a variant. On X outside the pseudo-autosomal regions, where sexes are known, men count with one allele; on Y and MT everyone does.</summary>
/// <param name="Samples">Samples that could have a call: on Y men only, where sexes are known.</param>
/// <param name="Called">Samples that have one.</param>
/// <param name="RefHomozygotes">Diploid samples with two copies of ref.</param>
/// <param name="Heterozygotes">Diploid samples with both alleles.</param>
/// <param name="AltHomozygotes">Diploid samples with two copies of alt.</param>
/// <param name="RefHaploid">Haploid samples with ref.</param>
/// <param name="AltHaploid">Haploid samples with alt.</param>
/// <param name="LogHardyWeinbergP">Natural logarithm of the exact p-value; null where the variant is haploid, or on X and sexes or build are not known.</param>
/// <param name="IsDuplicate">Whether a variant of the same place and alleles, either way round, stands before it.</param>
/// <param name="Failed">Names of the limits that it does not reach.</param>
public sealed record VariantQuality(
    GenotypeVariant Variant,
    int Samples,
    int Called,
    int RefHomozygotes,
    int Heterozygotes,
    int AltHomozygotes,
    int RefHaploid,
    int AltHaploid,
    double? LogHardyWeinbergP,
    bool IsDuplicate,
    IReadOnlyList<string> Failed)
{
    public double CallRate => (double)Called / Samples;

    /// <summary>Alleles that were counted.</summary>
    public int Alleles => (2 * (RefHomozygotes + Heterozygotes + AltHomozygotes)) + RefHaploid + AltHaploid;

    public int AltCopies => Heterozygotes + (2 * AltHomozygotes) + AltHaploid;

    /// <summary>NaN where nothing was called.</summary>
    public double AltFrequency => (double)AltCopies / Alleles;

    public int MinorCopies => Math.Min(AltCopies, Alleles - AltCopies);

    public double MinorFrequency => (double)MinorCopies / Alleles;

    public double? HardyWeinbergNegLog10P => LogHardyWeinbergP is { } log ? Math.Abs(log / Math.Log(10)) : null;
}
