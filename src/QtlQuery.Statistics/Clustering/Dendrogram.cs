namespace QtlQuery.Statistics.Clustering;

/// <summary>Items joined two by two until all are one.</summary>
/// <param name="Merges">In the order in which they were made: one fewer than there are items.</param>
/// <param name="LeafOrder">The items, by their number, as they stand beside the tree from left to right.</param>
public sealed record Dendrogram(IReadOnlyList<Merge> Merges, IReadOnlyList<int> LeafOrder);
