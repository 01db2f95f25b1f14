namespace QtlQuery.Core.Definitions;

/// <summary>Columns of one kind that stand at the end of a line, such as one for each sample: each cell becomes a row.</summary>
/// <param name="Columns">Regular expression of their names. From the first column that it fits on, the others are left unread.</param>
/// <param name="Name">What expressions call the name of a row's column.</param>
/// <param name="Value">What expressions call its cell.</param>
public sealed record UnpivotedColumns(string Columns, string Name, string Value);
