namespace QtlQuery.Statistics.Clustering;

/// <summary>Hierarchical clustering by average linkage (UPGMA): the two clusters with the smallest mean distance become one, again and again.</summary>
/// <remarks>
/// Sokal and Michener (1958), Univ. Kansas Sci. Bull. 38:1409. The mean is over all pairs across two clusters whose distance is known;
/// clusters without such a pair are joined last, at no height. Where distances are missing a merge may lie lower than one it contains.
/// Ties go to the names, by ordinal comparison, so that the tree does not depend on the order of the items.
/// </remarks>
public static class AverageLinkage
{
    /// <param name="names">What the items are called, each once.</param>
    /// <param name="distance">Of two items by their numbers, the same both ways and from 0 up; null where it is not known.</param>
    /// <exception cref="ArgumentException">A name stands twice, or a distance is negative or no finite number.</exception>
    public static Dendrogram Of(IReadOnlyList<string> names, Func<int, int, double?> distance)
    {
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw new ArgumentException("A name stands twice.", nameof(names));
        // Clusters stay in the order of their first names: a merged one takes the place of its left part.
        List<Cluster> clusters = [.. Enumerable.Range(0, names.Count).OrderBy(item => names[item], StringComparer.Ordinal).Select((item, place) => new Cluster(item, place, [item]))];
        var across = Pairs(clusters, distance);
        var merges = new List<Merge>();
        while (clusters.Count > 1)
        {
            var (left, right, height) = Nearest(clusters, across);
            for (var other = 0; other < names.Count; other++)
            {
                across[left.Place, other] += across[right.Place, other];
                across[other, left.Place] = across[left.Place, other];
            }

            clusters.Remove(right);
            clusters[clusters.IndexOf(left)] = new(names.Count + merges.Count, left.Place, [.. left.Items, .. right.Items]);
            merges.Add(new(left.Number, right.Number, height));
        }

        return new(merges, clusters is [var all] ? all.Items : []);
    }

    static Mean[,] Pairs(List<Cluster> items, Func<int, int, double?> distance)
    {
        var pairs = new Mean[items.Count, items.Count];
        foreach (var one in items)
            foreach (var other in items.Where(other => other.Place > one.Place))
            {
                if (distance(one.Number, other.Number) is not { } known)
                    continue;
                if (known < 0 || !double.IsFinite(known))
                    throw new ArgumentException($"The distance of items {one.Number} and {other.Number} is {known}.", nameof(distance));
                pairs[one.Place, other.Place] = pairs[other.Place, one.Place] = new(known, 1);
            }

        return pairs;
    }

    static (Cluster Left, Cluster Right, double? Height) Nearest(List<Cluster> clusters, Mean[,] across)
    {
        (Cluster Left, Cluster Right, double? Height) nearest = (clusters[0], clusters[1], null);
        for (var left = 0; left < clusters.Count; left++)
            for (var right = left + 1; right < clusters.Count; right++)
                if (across[clusters[left].Place, clusters[right].Place].Value is { } mean && (nearest.Height is not { } least || mean < least))
                    nearest = (clusters[left], clusters[right], mean);
        return nearest;
    }

    /// <param name="Number">As in <see cref="Merge"/>.</param>
    /// <param name="Place">Of its first item among all items by name.</param>
    sealed record Cluster(int Number, int Place, int[] Items);

    /// <summary>Sum and number of the known distances between two clusters.</summary>
    readonly record struct Mean(double Sum, int Count)
    {
        public double? Value => Count > 0 ? Sum / Count : null;

        public static Mean operator +(Mean one, Mean other) => new(one.Sum + other.Sum, one.Count + other.Count);
    }
}
