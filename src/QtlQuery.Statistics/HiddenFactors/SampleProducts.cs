namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>The products of every two samples, summed over rows: its eigenvectors are the left singular vectors of samples by rows.</summary>
static class SampleProducts
{
    /// <param name="rows">Of each row its values of all samples.</param>
    public static double[,] Of(IReadOnlyList<double[]> rows, int samples)
    {
        var turned = Enumerable.Range(0, samples).Select(sample => rows.Select(row => row[sample]).ToArray()).ToArray();
        var products = new double[samples, samples];
        for (var i = 0; i < samples; i++)
        {
            for (var j = 0; j <= i; j++)
                products[i, j] = products[j, i] = Products.Sum(turned[i], turned[j]);
        }

        return products;
    }
}
