namespace QtlQuery.Core.Definitions;

/// <summary>What tells a format from the others.</summary>
/// <param name="Columns">Columns that the header must all have; none for a format that never has a header.</param>
/// <param name="Without">Columns that the header must not have.</param>
/// <param name="FileName">Regular expression of the usual file name; raises confidence and is never required.</param>
/// <param name="OnlyWhenNamed">Whether the columns are those of other formats too, with another effect allele, so that only the user can tell: never recognised without <c>--format</c>.</param>
public sealed record SourceRecognition(IReadOnlyList<string> Columns, IReadOnlyList<string>? Without = null, string? FileName = null, bool OnlyWhenNamed = false);
