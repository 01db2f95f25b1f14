namespace QtlQuery.Statistics.SampleChecks;

/// <summary>A sample that lies far from the others along a principal component.</summary>
/// <param name="Sample">Its place.</param>
/// <param name="Component">The first component in which it does, from 0.</param>
/// <param name="Deviations">Its distance from the mean there in standard deviations, with its sign.</param>
/// <remarks>
/// 6 standard deviations are usual (Price et al. 2006, Nat. Genet. 38:904). Mean and deviation are over all samples, the outlier among them: n samples
/// can be (n - 1) / sqrt(n) away at most, so that below 38 samples none is ever 6 away. Look again once outliers are gone: they hide others.
/// </remarks>
public readonly record struct ComponentOutlier(int Sample, int Component, double Deviations)
{
    /// <summary>The outliers, in order of the samples.</summary>
    /// <param name="scores">For each component its value of every sample.</param>
    /// <param name="beyond">Standard deviations.</param>
    public static IReadOnlyList<ComponentOutlier> Of(IReadOnlyList<double[]> scores, double beyond = 6)
    {
        var outliers = new SortedDictionary<int, ComponentOutlier>();
        for (var component = 0; component < scores.Count; component++)
        {
            var values = (double[])scores[component].Clone();
            Products.Centre(values);
            var deviation = Math.Sqrt(Products.Sum(values, values) / (values.Length - 1));
            for (var i = 0; i < values.Length; i++)
            {
                if (Math.Abs(values[i]) > beyond * deviation)
                    outliers.TryAdd(i, new(i, component, values[i] / deviation));
            }
        }

        return [.. outliers.Values];
    }
}
