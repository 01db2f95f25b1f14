using QtlQuery.Core;

namespace QtlQuery.Engine.Lookup;

/// <summary>A term of a list that the store cannot answer, and why. The others are answered all the same.</summary>
public sealed record UnknownTerm(LookupTerm Term, QtlQueryException Reason);
