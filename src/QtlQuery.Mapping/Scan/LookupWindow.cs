using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>A window of hard calls.</summary>
/// <remarks>
/// The columns have no part in the intercept, so calls need not be centred; where they have none in the covariates either, the products are
/// those of the residuals. A missing call stands for the mean of the called ones.
/// </remarks>
sealed class LookupWindow : IVariantWindow
{
    const int Width = LookupProducts.Width;

    // Sums of so many variants stay in the second-level cache while the groups of samples pass.
    const int VariantsAtOnce = 4096;

    readonly int _samples;
    readonly int _groups;
    readonly IReadOnlyList<TestedVariant> _variants;
    readonly AlignedBuffer<byte> _codes;
    readonly AlignedBuffer<float> _tables = new(LookupProducts.GroupFloats);
    readonly AlignedBuffer<float> _sums;

    /// <param name="variants">Each varies and has calls; of those alike in all samples one is enough.</param>
    public LookupWindow(IReadOnlyList<TestedVariant> variants, int samples)
    {
        (_variants, _samples) = (variants, samples);
        _groups = CallCodes.Count(samples) / LookupProducts.CodesAGroup;
        _codes = new(variants.Count * CallCodes.Count(samples));
        _sums = new(Math.Min(variants.Count, VariantsAtOnce) * Width);
        for (var variant = 0; variant < variants.Count; variant++)
        {
            var codes = variants[variant].Codes;
            for (var group = 0; group < _groups; group++)
                codes.AsSpan(group * LookupProducts.CodesAGroup, LookupProducts.CodesAGroup).CopyTo(_codes.Span[((group * variants.Count + variant) * LookupProducts.CodesAGroup)..]);
        }
    }

    public void Multiply(AlignedBuffer<float> columns, ProductsTaker take)
    {
        for (var first = 0; first < _variants.Count; first += VariantsAtOnce)
        {
            var count = Math.Min(VariantsAtOnce, _variants.Count - first);
            Sum(columns, first, count);
            AddMissing(columns, first, count);
            take(first, _sums.Span[..(count * Width)]);
        }
    }

    public void Dispose()
    {
        _codes.Dispose();
        _tables.Dispose();
        _sums.Dispose();
    }

    void Sum(AlignedBuffer<float> columns, int first, int count)
    {
        const int SamplesAGroup = LookupProducts.CodesAGroup * CallCodes.Samples;
        _sums.Span[..(count * Width)].Clear();
        for (var group = 0; group < _groups; group++)
        {
            var sample = group * SamplesAGroup;
            LookupProducts.MakeTables(ref Unsafe.Add(ref columns.First, sample * Width), Math.Min(SamplesAGroup, _samples - sample), ref _tables.First);
            LookupProducts.Add(ref Unsafe.Add(ref _codes.First, (group * _variants.Count + first) * LookupProducts.CodesAGroup), count, ref _tables.First, ref _sums.First);
        }
    }

    void AddMissing(AlignedBuffer<float> columns, int first, int count)
    {
        for (var variant = 0; variant < count; variant++)
        {
            var tested = _variants[first + variant];
            foreach (var sample in tested.Missing)
            {
                for (nuint i = 0; i < Width; i += (nuint)Vector256<float>.Count)
                {
                    var at = (nuint)variant * Width + i;
                    var sum = Vector256.LoadUnsafe(ref _sums.First, at);
                    Vector256.FusedMultiplyAdd(Vector256.Create((float)tested.Mean), Vector256.LoadUnsafe(ref columns.First, (nuint)sample * Width + i), sum).StoreUnsafe(ref _sums.First, at);
                }
            }
        }
    }
}
