namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The p-value at which a false discovery rate is just met: halfway between the largest significant one and the smallest that is not.</summary>
/// <remarks>As FastQTL's script, QTLtools and tensorQTL have it for the p-values of molecular traits. Where every one is significant, the largest of all.</remarks>
public static class MidpointThreshold
{
    /// <summary>Null where nothing is significant. A NaN was not tested.</summary>
    /// <param name="logP">Natural logarithms of the p-values.</param>
    /// <param name="q">Their q-values.</param>
    /// <param name="falseDiscoveryRate">The rate up to which q is significant.</param>
    public static double? Of(ReadOnlySpan<double> logP, ReadOnlySpan<double> q, double falseDiscoveryRate)
    {
        if (logP.Length != q.Length)
            throw new ArgumentException($"{logP.Length} p-values and {q.Length} q-values", nameof(q));

        var (significant, other) = (double.NaN, double.NaN);
        for (var i = 0; i < q.Length; i++)
        {
            if (q[i] <= falseDiscoveryRate)
                significant = double.IsNaN(significant) ? logP[i] : Math.Max(significant, logP[i]);
            else if (q[i] > falseDiscoveryRate)
                other = double.IsNaN(other) ? logP[i] : Math.Min(other, logP[i]);
        }

        if (double.IsNaN(significant))
            return null;
        return double.IsNaN(other) ? Math.Exp(significant) : (Math.Exp(significant) + Math.Exp(other)) / 2;
    }
}
