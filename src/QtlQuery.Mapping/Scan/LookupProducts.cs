using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>Products of hard calls with many columns of numbers, by tables of sums in place of multiplications.</summary>
/// <remarks>
/// Four samples have 81 possible sums of calls times values. They are made once and then looked up for every variant: one addition
/// for four samples, where a matrix product needs four multiplications, so that the rate passes what the processor can multiply.
/// The method of four Russians (Arlazarov et al. 1970, Dokl. Akad. Nauk SSSR 194:487). Single precision.
/// </remarks>
static class LookupProducts
{
    /// <summary>Columns that are worked out at once.</summary>
    public const int Width = 32;

    /// <summary>Codes whose tables are in the nearest caches together.</summary>
    public const int CodesAGroup = 5;

    const int TableFloats = CallCodes.Values * Width;

    /// <summary>Floats of the tables of a group.</summary>
    public const int GroupFloats = CodesAGroup * TableFloats;

    /// <summary>Makes the tables of a group of samples.</summary>
    /// <param name="columns">Values of the group's samples, <see cref="Width"/> a sample, at a multiple of 64 bytes.</param>
    /// <param name="samples">Samples that are there, at most <see cref="CodesAGroup"/> codes of them; the others count as 0.</param>
    public static void MakeTables(ref float columns, int samples, ref float tables)
    {
        for (var code = 0; code < CodesAGroup; code++)
        {
            ref var table = ref Unsafe.Add(ref tables, code * TableFloats);
            Unsafe.InitBlockUnaligned(ref Unsafe.As<float, byte>(ref table), 0, Width * sizeof(float));
            for (int sample = 0, known = 1; sample < CallCodes.Samples; sample++, known *= 3)
            {
                var at = code * CallCodes.Samples + sample;
                for (var entry = 0; entry < known; entry++)
                    AddCopies(ref table, entry, known, at < samples ? at : -1, ref columns);
            }
        }
    }

    /// <summary>Adds what a group of samples gives to the sums of every variant.</summary>
    /// <param name="codes">The group's codes, <see cref="CodesAGroup"/> a variant.</param>
    /// <param name="sums"><see cref="Width"/> a variant.</param>
    public static void Add(ref byte codes, int variants, ref float tables, ref float sums)
    {
        if (Vector512.IsHardwareAccelerated)
            Add512(ref codes, variants, ref tables, ref sums);
        else
            Add256(ref codes, variants, ref tables, ref sums);
    }

    // Entries for 1 and 2 copies of the next sample follow from one for none.
    static void AddCopies(ref float table, int entry, int known, int sample, ref float columns)
    {
        for (nuint i = 0; i < Width; i += (nuint)Vector256<float>.Count)
        {
            var none = Vector256.LoadUnsafe(ref table, (nuint)entry * Width + i);
            var one = sample < 0 ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref columns, (nuint)sample * Width + i);
            (none + one).StoreUnsafe(ref table, (nuint)(entry + known) * Width + i);
            (none + (one + one)).StoreUnsafe(ref table, (nuint)(entry + 2 * known) * Width + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add512(ref byte codes, int variants, ref float tables, ref float sums)
    {
        for (var variant = 0; variant < variants; variant++)
        {
            ref var first = ref Table(ref tables, ref codes, 0);
            ref var second = ref Table(ref tables, ref codes, 1);
            ref var third = ref Table(ref tables, ref codes, 2);
            ref var fourth = ref Table(ref tables, ref codes, 3);
            ref var fifth = ref Table(ref tables, ref codes, 4);
            for (nuint i = 0; i < Width; i += 16)
            {
                var sum = (Vector512.LoadUnsafe(ref first, i) + Vector512.LoadUnsafe(ref second, i))
                    + (Vector512.LoadUnsafe(ref third, i) + Vector512.LoadUnsafe(ref fourth, i))
                    + (Vector512.LoadUnsafe(ref fifth, i) + Vector512.LoadUnsafe(ref sums, i));
                sum.StoreUnsafe(ref sums, i);
            }

            codes = ref Unsafe.Add(ref codes, CodesAGroup);
            sums = ref Unsafe.Add(ref sums, Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add256(ref byte codes, int variants, ref float tables, ref float sums)
    {
        for (var variant = 0; variant < variants; variant++)
        {
            ref var first = ref Table(ref tables, ref codes, 0);
            ref var second = ref Table(ref tables, ref codes, 1);
            ref var third = ref Table(ref tables, ref codes, 2);
            ref var fourth = ref Table(ref tables, ref codes, 3);
            ref var fifth = ref Table(ref tables, ref codes, 4);
            for (nuint i = 0; i < Width; i += 8)
            {
                var sum = (Vector256.LoadUnsafe(ref first, i) + Vector256.LoadUnsafe(ref second, i))
                    + (Vector256.LoadUnsafe(ref third, i) + Vector256.LoadUnsafe(ref fourth, i))
                    + (Vector256.LoadUnsafe(ref fifth, i) + Vector256.LoadUnsafe(ref sums, i));
                sum.StoreUnsafe(ref sums, i);
            }

            codes = ref Unsafe.Add(ref codes, CodesAGroup);
            sums = ref Unsafe.Add(ref sums, Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref float Table(ref float tables, ref byte codes, int code) =>
        ref Unsafe.Add(ref tables, code * TableFloats + Unsafe.Add(ref codes, code) * Width);
}
