namespace QtlQuery.Statistics.Colocalisation;

/// <summary>The sums of a pair in which variants near other signals are masked for one trait or the other.</summary>
/// <remarks>
/// Wallace (2020), PLoS Genet. 16:e1008720. As in coloc, a masked variant stays in the region, with the Bayes factor of a variant without effect:
/// e^-1.1 for a trait alone and for both at that variant, 1 for two different variants.
/// </remarks>
public static class MaskedSums
{
    /// <summary>The log Bayes factor that coloc gives a masked variant.</summary>
    public const double MaskedLogBayesFactor = -1.1;

    public static ColocalisationSums Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<bool> masked1, ReadOnlySpan<bool> masked2)
    {
        if (first.Length != second.Length || first.Length != masked1.Length || first.Length != masked2.Length || first.IsEmpty)
            throw new ArgumentException("Both traits and both masks have the same variants, and at least one.");

        var n = first.Length;
        double[] l1 = new double[n], l2 = new double[n], both = new double[n], seen1 = new double[n], seen2 = new double[n];
        int count1 = 0, count2 = 0, countBoth = 0;
        for (var i = 0; i < n; i++)
        {
            l1[i] = masked1[i] ? MaskedLogBayesFactor : first[i];
            l2[i] = masked2[i] ? MaskedLogBayesFactor : second[i];
            both[i] = masked1[i] || masked2[i] ? MaskedLogBayesFactor : first[i] + second[i];
            seen1[i] = masked1[i] ? double.NegativeInfinity : first[i];
            seen2[i] = masked2[i] ? double.NegativeInfinity : second[i];
            count1 += masked1[i] ? 0 : 1;
            count2 += masked2[i] ? 0 : 1;
            countBoth += masked1[i] || masked2[i] ? 0 : 1;
        }

        // Pairs of different variants of which at least one is masked for its trait.
        var maskedPairs = (double)n * (n - 1) - ((double)count1 * count2 - countBoth);
        return new(
            LogSum.Of(l1),
            LogSum.Of(l2),
            LogSum.Of(both),
            LogSum.Of(LogSum.OfProductsOffDiagonal(seen1, seen2), Math.Log(maskedPairs)),
            n);
    }
}
