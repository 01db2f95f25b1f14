using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Publishing;

/// <summary>What a variant is called, and the order of variants at one position.</summary>
static class StoredVariant
{
    public static string? RsidOf(GenotypeVariant variant) => variant.Id.StartsWith("rs", StringComparison.Ordinal) ? variant.Id : null;

    /// <summary>The order of alleles at one position.</summary>
    public static int Compare(GenotypeVariant a, GenotypeVariant b)
    {
        var byRef = string.CompareOrdinal(a.Ref, b.Ref);
        return byRef != 0 ? byRef : string.CompareOrdinal(a.Alt, b.Alt);
    }

    public static QtlQueryException Twice(GenotypeVariant variant) => new(
        string.Create(CultureInfo.InvariantCulture, $"the genotypes have variant {variant.Chromosome}:{variant.Position} {variant.Ref}>{variant.Alt} twice"),
        "Remove the duplicates first, with 'bcftools norm --rm-dup exact' or 'plink2 --rm-dup'.");
}
