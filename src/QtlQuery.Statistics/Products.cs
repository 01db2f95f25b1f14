using System.Runtime.Intrinsics;

namespace QtlQuery.Statistics;

/// <summary>Sums of products over samples, in a fixed order of addition: the same digits on every machine.</summary>
/// <remarks>Sixteen partial sums, and products that are rounded before they are added, whatever vectors the processor has.</remarks>
static class Products
{
    /// <summary>Σ a b.</summary>
    public static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"{a.Length} and {b.Length} samples", nameof(b));

        var (sum0, sum1, sum2, sum3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= a.Length - 16; i += 16)
        {
            sum0 += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
            sum1 += Vector256.Create(a[(i + 4)..]) * Vector256.Create(b[(i + 4)..]);
            sum2 += Vector256.Create(a[(i + 8)..]) * Vector256.Create(b[(i + 8)..]);
            sum3 += Vector256.Create(a[(i + 12)..]) * Vector256.Create(b[(i + 12)..]);
        }

        var sum = Vector256.Sum((sum0 + sum1) + (sum2 + sum3));
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Adds <paramref name="factor"/> times <paramref name="other"/> to <paramref name="values"/>.</summary>
    public static void Add(Span<double> values, double factor, ReadOnlySpan<double> other)
    {
        if (values.Length != other.Length)
            throw new ArgumentException($"{values.Length} and {other.Length} samples", nameof(other));

        var factors = Vector256.Create(factor);
        var i = 0;
        for (; i <= values.Length - 4; i += 4)
            (Vector256.Create<double>(values[i..]) + factors * Vector256.Create(other[i..])).CopyTo(values[i..]);
        for (; i < values.Length; i++)
            values[i] += factor * other[i];
    }

    /// <summary>Replaces a and b by cosine a + sine b and cosine b - sine a.</summary>
    public static void Rotate(Span<double> a, Span<double> b, double cosine, double sine)
    {
        var (cosines, sines) = (Vector256.Create(cosine), Vector256.Create(sine));
        var i = 0;
        for (; i <= a.Length - 4; i += 4)
        {
            var (x, y) = (Vector256.Create<double>(a[i..]), Vector256.Create<double>(b[i..]));
            (cosines * x + sines * y).CopyTo(a[i..]);
            (cosines * y - sines * x).CopyTo(b[i..]);
        }

        for (; i < a.Length; i++)
            (a[i], b[i]) = (cosine * a[i] + sine * b[i], cosine * b[i] - sine * a[i]);
    }

    /// <summary>Subtracts the mean, twice: values of a large offset then keep the digits that they have beyond it.</summary>
    public static void Centre(Span<double> values)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            double sum = 0;
            foreach (var value in values)
                sum += value;
            var mean = sum / values.Length;
            foreach (ref var value in values)
                value -= mean;
        }
    }
}
