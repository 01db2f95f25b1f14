using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>Products of columns in double precision, summed in the same order on every processor.</summary>
static class DoubleProducts
{
    const int Lanes = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right[..left.Length]);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        nuint i = 0;
        for (; i + 4 * Lanes <= (nuint)left.Length; i += 4 * Lanes)
        {
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i), Vector512.LoadUnsafe(ref b, i), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + Lanes), Vector512.LoadUnsafe(ref b, i + Lanes), s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + 2 * Lanes), Vector512.LoadUnsafe(ref b, i + 2 * Lanes), s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + 3 * Lanes), Vector512.LoadUnsafe(ref b, i + 3 * Lanes), s3);
        }

        for (; i + Lanes <= (nuint)left.Length; i += Lanes)
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i), Vector512.LoadUnsafe(ref b, i), s0);
        var sum = Vector512.Sum((s0 + s1) + (s2 + s3));
        for (; i < (nuint)left.Length; i++)
            sum = Math.FusedMultiplyAdd(Unsafe.Add(ref a, i), Unsafe.Add(ref b, i), sum);
        return sum;
    }

    /// <summary>Takes from <paramref name="target"/> so many times <paramref name="column"/>.</summary>
    public static void Subtract(Span<double> target, ReadOnlySpan<double> column, double times)
    {
        ref var a = ref MemoryMarshal.GetReference(target);
        ref var b = ref MemoryMarshal.GetReference(column[..target.Length]);
        var factor = Vector512.Create(-times);
        nuint i = 0;
        for (; i + Lanes <= (nuint)target.Length; i += Lanes)
            Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref b, i), Vector512.LoadUnsafe(ref a, i)).StoreUnsafe(ref a, i);
        for (; i < (nuint)target.Length; i++)
            Unsafe.Add(ref a, i) = Math.FusedMultiplyAdd(-times, Unsafe.Add(ref b, i), Unsafe.Add(ref a, i));
    }
}
