using System.Text;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>A tested variant's cells as they are stored, made once for all its rows. Texts are UTF-8.</summary>
/// <param name="Rsid">Null where the genotypes give no rs number.</param>
/// <param name="Frequency">Of alt.</param>
/// <param name="MinorCopies">Of dosages rounded.</param>
sealed record VariantCells(GenotypeVariant Variant, byte[] Ref, byte[] Alt, byte[]? Rsid, float Frequency, int MinorCarriers, int MinorCopies)
{
    public static VariantCells Of(TestedVariant tested) => new(
        tested.Variant,
        Encoding.UTF8.GetBytes(tested.Variant.Ref),
        Encoding.UTF8.GetBytes(tested.Variant.Alt),
        StoredVariant.RsidOf(tested.Variant) is { } rsid ? Encoding.UTF8.GetBytes(rsid) : null,
        (float)tested.Counts.AltFrequency,
        tested.Counts.MinorCarriers,
        (int)Math.Round(tested.Counts.MinorCopies));
}
