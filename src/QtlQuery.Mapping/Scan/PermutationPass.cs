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
        using IVariantWindow window = variants is [{ Codes.Length: > 0 }, ..] ? new LookupWindow(variants, basis.Samples) : new DenseWindow(variants, basis.Samples);
        var all = new double[permutations.Count];
        var largest = new float[Width];
        var stronger = 0;
        for (var first = 0; first < all.Length; first += Width)
        {
            columns.Fill(scaled, first);
            window.LargestSquares(columns.Values, largest);
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
