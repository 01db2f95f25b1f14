namespace QtlQuery.Core.Definitions;

/// <summary>The expressions that fill one canonical table.</summary>
/// <param name="Columns">Canonical column → DuckDB expression over the source's columns.</param>
/// <param name="Distinct">Keep one of equal rows: for side tables such as genes.</param>
/// <param name="Where">Which rows belong to the table at all.</param>
public sealed record SourceTable(IReadOnlyDictionary<string, string> Columns, bool Distinct = false, string? Where = null);
