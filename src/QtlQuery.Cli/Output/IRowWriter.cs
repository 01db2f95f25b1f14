namespace QtlQuery.Cli.Output;

/// <summary>Writes rows in one format, cell by cell.</summary>
interface IRowWriter
{
    void Begin(IReadOnlyList<string> columns);

    /// <returns>False where the format takes no more rows.</returns>
    bool BeginRow();

    /// <summary>The next cell of the row.</summary>
    /// <param name="text">Its UTF-8 text, empty for a null.</param>
    void Write(CellKind kind, ReadOnlySpan<byte> text);

    void EndRow();

    void End();
}
