namespace QtlQuery.Core.Definitions;

/// <summary>One column of a canonical table.</summary>
/// <param name="Type">DuckDB type name, such as <c>VARCHAR</c> or <c>FLOAT</c>.</param>
/// <param name="Unit">Unit of the values, such as <c>bp</c>; null where there is none.</param>
public sealed record ColumnDefinition(string Name, string Type, string Meaning, bool Nullable = true, string? Unit = null);
