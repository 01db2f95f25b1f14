using System.Runtime.CompilerServices;

namespace QtlQuery.Mapping.Scan;

/// <summary>A window of dosages.</summary>
sealed class DenseWindow : IVariantWindow
{
    const int Width = LookupProducts.Width;

    readonly int _samples;
    readonly IReadOnlyList<TestedVariant> _variants;
    readonly AlignedBuffer<float> _dosages;
    readonly AlignedBuffer<float> _sums = new(DenseProducts.Variants * Width);

    /// <param name="variants">Each varies and has dosages.</param>
    public DenseWindow(IReadOnlyList<TestedVariant> variants, int samples)
    {
        (_variants, _samples) = (variants, samples);
        var blocks = (variants.Count + DenseProducts.Variants - 1) / DenseProducts.Variants;
        _dosages = new(blocks * DenseProducts.Variants * samples);
        var all = _dosages.Span;
        var centred = new double[samples];
        for (var variant = 0; variant < variants.Count; variant++)
        {
            var (block, place) = Math.DivRem(variant, DenseProducts.Variants);
            variants[variant].Centre(centred);
            for (var sample = 0; sample < samples; sample++)
                all[(block * samples + sample) * DenseProducts.Variants + place] = (float)centred[sample];
        }
    }

    public void Multiply(AlignedBuffer<float> columns, ProductsTaker take)
    {
        for (var first = 0; first < _variants.Count; first += DenseProducts.Variants)
        {
            DenseProducts.Compute(ref Unsafe.Add(ref _dosages.First, first * _samples), ref columns.First, _samples, ref _sums.First);
            take(first, _sums.Span[..(Math.Min(DenseProducts.Variants, _variants.Count - first) * Width)]);
        }
    }

    public void Dispose()
    {
        _dosages.Dispose();
        _sums.Dispose();
    }
}
