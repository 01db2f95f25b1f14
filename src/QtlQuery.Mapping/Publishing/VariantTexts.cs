using System.Globalization;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Publishing;

/// <summary>A variant's texts as they are stored, UTF-8.</summary>
/// <param name="Rsid">Null where the genotypes give no rs number.</param>
sealed record VariantTexts(byte[] Ref, byte[] Alt, byte[]? Rsid)
{
    public static VariantTexts Of(GenotypeVariant variant) =>
        new(Encoding.UTF8.GetBytes(variant.Ref), Encoding.UTF8.GetBytes(variant.Alt), RsidOf(variant) is { } rsid ? Encoding.UTF8.GetBytes(rsid) : null);

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
