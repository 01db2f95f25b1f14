namespace QtlQuery.Statistics.Clustering;

/// <summary>Two clusters that become one. A number below the count of items is an item, n + k is what the k-th merge made.</summary>
/// <param name="Left">The cluster whose first name comes first.</param>
/// <param name="Height">Mean distance between the two, in the distance's unit; null where no pair across them has one.</param>
public readonly record struct Merge(int Left, int Right, double? Height);
