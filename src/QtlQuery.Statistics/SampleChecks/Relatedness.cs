using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Statistics.SampleChecks;

/// <summary>Related samples, which a mapping counts as one too many: their errors are not independent.</summary>
public static class Relatedness
{
    /// <summary>Unrelated for NaN, too: nothing speaks for a relation.</summary>
    public static Relationship Of(double kinship) =>
        kinship > Math.Pow(2, -1.5) ? Relationship.Same
        : kinship > Math.Pow(2, -2.5) ? Relationship.FirstDegree
        : kinship > Math.Pow(2, -3.5) ? Relationship.SecondDegree
        : kinship > Math.Pow(2, -4.5) ? Relationship.ThirdDegree
        : Relationship.Unrelated;

    /// <summary>Every pair of samples that is related at least so much, in order.</summary>
    /// <param name="samples">Of each sample its calls of the autosomal variants.</param>
    public static IEnumerable<(int Sample1, int Sample2, double Kinship)> Pairs(IReadOnlyList<CallBits> samples, Relationship least)
    {
        for (var i = 0; i < samples.Count; i++)
        {
            for (var j = i + 1; j < samples.Count; j++)
            {
                var kinship = KinshipCounts.Of(samples[i], samples[j]).Kinship;
                if (Of(kinship) >= least)
                    yield return (i, j, kinship);
            }
        }
    }

    /// <summary>Samples to leave out so that no related pair is left: ever the one with the most relatives, of equal ones the later.</summary>
    /// <param name="pairs">Related pairs.</param>
    public static int[] ToLeaveOut(IEnumerable<(int Sample1, int Sample2)> pairs)
    {
        var related = pairs.ToHashSet();
        var leftOut = new List<int>();
        while (related.Count > 0)
        {
            var worst = related.SelectMany(pair => new[] { pair.Sample1, pair.Sample2 }).CountBy(sample => sample).MaxBy(count => (count.Value, count.Key)).Key;
            leftOut.Add(worst);
            related.RemoveWhere(pair => pair.Sample1 == worst || pair.Sample2 == worst);
        }

        return [.. leftOut.Order()];
    }
}
