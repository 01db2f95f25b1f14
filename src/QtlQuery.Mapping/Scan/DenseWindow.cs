using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    public void LargestSquares(AlignedBuffer<float> columns, Span<float> largest)
    {
        largest.Clear();
        for (var first = 0; first < _variants.Count; first += DenseProducts.Variants)
        {
            DenseProducts.Compute(ref Unsafe.Add(ref _dosages.First, first * _samples), ref columns.First, _samples, ref _sums.First);
            TakeLargest(first, Math.Min(DenseProducts.Variants, _variants.Count - first), ref largest[0]);
        }
    }

    public void Dispose()
    {
        _dosages.Dispose();
        _sums.Dispose();
    }

    void TakeLargest(int first, int count, ref float largest)
    {
        for (nuint i = 0; i < Width; i += (nuint)Vector256<float>.Count)
        {
            var most = Vector256.LoadUnsafe(ref largest, i);
            for (var variant = 0; variant < count; variant++)
            {
                var correlation = Vector256.LoadUnsafe(ref _sums.First, (nuint)variant * Width + i) * Vector256.Create(_variants[first + variant].InverseLength);
                most = Vector256.Max(most, correlation * correlation);
            }

            most.StoreUnsafe(ref largest, i);
        }
    }
}
