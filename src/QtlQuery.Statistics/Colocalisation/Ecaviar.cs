namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Colocalisation posterior probability (CLPP): that a variant is causal for both of two traits that were fine-mapped apart.</summary>
/// <remarks>Hormozdiari et al. (2016), Am. J. Hum. Genet. 99:1245.</remarks>
public static class Ecaviar
{
    /// <summary>CLPP of each variant: the product of its inclusion probabilities.</summary>
    public static double[] Clpp(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"The two traits have {first.Length} and {second.Length} variants; they must be the same ones, in the same order.");

        var clpp = new double[first.Length];
        for (var i = 0; i < clpp.Length; i++)
            clpp[i] = first[i] * second[i];
        return clpp;
    }

    /// <summary>CLPP of the region: the sum over its variants, above 1 where traits share several.</summary>
    public static double RegionalClpp(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => Clpp(first, second).Sum();
}
