using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>The credible sets that fine-mapping reports.</summary>
public static class CredibleCoverage
{
    /// <summary>Their coverages.</summary>
    public static readonly IReadOnlyList<double> All = [0.5, 0.95, 0.99];

    /// <summary>For each variant the least coverage whose set holds it; null outside all of them.</summary>
    internal static double?[] Smallest(double[] posteriors)
    {
        var smallest = new double?[posteriors.Length];
        foreach (var coverage in All.Reverse())
        {
            foreach (var variant in CredibleSet.Of(posteriors, coverage))
                smallest[variant] = coverage;
        }

        return smallest;
    }
}
