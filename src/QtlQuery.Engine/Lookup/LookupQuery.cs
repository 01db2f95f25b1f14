namespace QtlQuery.Engine.Lookup;

/// <summary>A question about a gene, variant or region, ready to be asked of the store it was made for.</summary>
/// <param name="Sql">One select.</param>
/// <param name="Parameters">Values of the <c>$name</c>s in it.</param>
/// <param name="Coverage">What was asked and where it was looked for, in words, so that no rows and no data are not confused.</param>
public sealed record LookupQuery(string Sql, IReadOnlyDictionary<string, object?> Parameters, string Coverage);
