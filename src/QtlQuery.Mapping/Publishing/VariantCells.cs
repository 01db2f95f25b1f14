using System.Text;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.Publishing;

/// <summary>A tested variant's cells as they are stored, made once for all its rows. Texts are UTF-8.</summary>
/// <param name="Rsid">Null where the genotypes give no rs number.</param>
/// <param name="Frequency">Of alt.</param>
/// <param name="MinorCopies">Of dosages rounded.</param>
sealed record VariantCells(GenotypeVariant Variant, byte[] Ref, byte[] Alt, byte[]? Rsid, float Frequency, int MinorCarriers, int MinorCopies)
{
    public static VariantCells Of(TestedVariant tested) => Of(tested.Variant, tested.Counts);

    public static VariantCells Of(GenotypeVariant variant, AlleleCounts counts) => new(
        variant,
        Encoding.UTF8.GetBytes(variant.Ref),
        Encoding.UTF8.GetBytes(variant.Alt),
        StoredVariant.RsidOf(variant) is { } rsid ? Encoding.UTF8.GetBytes(rsid) : null,
        (float)counts.AltFrequency,
        counts.MinorCarriers,
        (int)Math.Round(counts.MinorCopies));
}
