using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>Products of dosages with many columns of numbers, for eight variants and 32 columns at a time in registers. Single precision.</summary>
static class DenseProducts
{
    /// <summary>Variants that are worked out at once; their values stand side by side, sample after sample.</summary>
    public const int Variants = 8;

    const int Width = LookupProducts.Width;

    /// <param name="dosages"><see cref="Variants"/> a sample.</param>
    /// <param name="columns"><see cref="Width"/> a sample.</param>
    /// <param name="sums">Gets <see cref="Width"/> a variant.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(ref float dosages, ref float columns, int samples, ref float sums)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint half = 0; half < Width; half += 16)
                Compute512(ref dosages, ref Unsafe.Add(ref columns, half), samples, ref Unsafe.Add(ref sums, half));
        }
        else
        {
            for (nuint quarter = 0; quarter < Width; quarter += 8)
                Compute256(ref dosages, ref Unsafe.Add(ref columns, quarter), samples, ref Unsafe.Add(ref sums, quarter));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Compute512(ref float dosages, ref float columns, int samples, ref float sums)
    {
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (var sample = 0; sample < samples; sample++)
        {
            var column = Vector512.LoadUnsafe(ref columns);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(dosages), column, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 1)), column, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 2)), column, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 3)), column, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 4)), column, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 5)), column, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 6)), column, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref dosages, 7)), column, s7);
            dosages = ref Unsafe.Add(ref dosages, Variants);
            columns = ref Unsafe.Add(ref columns, Width);
        }

        s0.StoreUnsafe(ref sums);
        s1.StoreUnsafe(ref sums, Width);
        s2.StoreUnsafe(ref sums, 2 * Width);
        s3.StoreUnsafe(ref sums, 3 * Width);
        s4.StoreUnsafe(ref sums, 4 * Width);
        s5.StoreUnsafe(ref sums, 5 * Width);
        s6.StoreUnsafe(ref sums, 6 * Width);
        s7.StoreUnsafe(ref sums, 7 * Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Compute256(ref float dosages, ref float columns, int samples, ref float sums)
    {
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (var sample = 0; sample < samples; sample++)
        {
            var column = Vector256.LoadUnsafe(ref columns);
            s0 = Vector256.FusedMultiplyAdd(Vector256.Create(dosages), column, s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 1)), column, s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 2)), column, s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 3)), column, s3);
            s4 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 4)), column, s4);
            s5 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 5)), column, s5);
            s6 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 6)), column, s6);
            s7 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref dosages, 7)), column, s7);
            dosages = ref Unsafe.Add(ref dosages, Variants);
            columns = ref Unsafe.Add(ref columns, Width);
        }

        s0.StoreUnsafe(ref sums);
        s1.StoreUnsafe(ref sums, Width);
        s2.StoreUnsafe(ref sums, 2 * Width);
        s3.StoreUnsafe(ref sums, 3 * Width);
        s4.StoreUnsafe(ref sums, 4 * Width);
        s5.StoreUnsafe(ref sums, 5 * Width);
        s6.StoreUnsafe(ref sums, 6 * Width);
        s7.StoreUnsafe(ref sums, 7 * Width);
    }
}
