namespace QtlQuery.Engine.Lookup;

/// <summary>A term and what the store knows it by.</summary>
/// <param name="Keys">Ids, variants or regions.</param>
/// <param name="Named">The term in words, with its ids.</param>
sealed record ResolvedTerm<T>(LookupTerm Term, IReadOnlyList<T> Keys, string Named);
