using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>The largest squared correlation of a trait with any variant of its window, for each permutation.</summary>
sealed class PermutationPass(ModelBasis basis, PermutationSet permutations)
{
    /// <param name="variants">The window's variants that vary, all with calls or all with dosages.</param>
    /// <param name="trait">Values as they were measured.</param>
    /// <param name="observed">Largest squared correlation of the trait as it is.</param>
    /// <param name="stopAfter">Ends once so many permutations are at least as strong as <paramref name="observed"/> (FastQTL's adaptive permutations); null for all.</param>
    /// <returns>One number a permutation; fewer than there are where it ended early.</returns>
    public double[] LargestSquares(IReadOnlyList<TestedVariant> variants, ReadOnlySpan<double> trait, double observed, int? stopAfter)
    {
        const int Width = LookupProducts.Width;
        var scaled = Scaled(trait);
        using var columns = new PermutedColumns(basis, permutations);
        using var window = VariantWindow.Of(variants, basis.Samples);
        var all = new double[permutations.Count];
        var largest = new float[Width];
        var stronger = 0;
        for (var first = 0; first < all.Length; first += Width)
        {
            columns.Fill(scaled, first);
            largest.AsSpan().Clear();
            window.Multiply(columns.Values, (start, products) => TakeLargest(variants, start, products, largest));
            for (var permutation = first; permutation < Math.Min(first + Width, all.Length); permutation++)
            {
                all[permutation] = Math.Min(largest[permutation - first], 1 - 1e-7);
                stronger += all[permutation] >= observed ? 1 : 0;
                if (stronger == stopAfter)
                    return all[..(permutation + 1)];
            }
        }

        return all;
    }

    static void TakeLargest(IReadOnlyList<TestedVariant> variants, int first, ReadOnlySpan<float> products, Span<float> largest)
    {
        for (var i = 0; i < LookupProducts.Width; i += Vector256<float>.Count)
        {
            var most = Vector256.Create((ReadOnlySpan<float>)largest[i..]);
            for (var variant = 0; variant < products.Length / LookupProducts.Width; variant++)
            {
                var correlation = Vector256.Create(products[(variant * LookupProducts.Width + i)..]) * Vector256.Create(variants[first + variant].InverseLength);
                most = Vector256.Max(most, correlation * correlation);
            }

            most.CopyTo(largest[i..]);
        }
    }

    static float[] Scaled(ReadOnlySpan<double> trait)
    {
        double mean = 0;
        foreach (var value in trait)
            mean += value / trait.Length;
        double squares = 0;
        foreach (var value in trait)
            squares += (value - mean) * (value - mean);
        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        var scaled = new float[trait.Length];
        for (var sample = 0; sample < scaled.Length; sample++)
            scaled[sample] = (float)((trait[sample] - mean) * scale);
        return scaled;
    }
}
