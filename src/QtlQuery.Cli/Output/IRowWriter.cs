namespace QtlQuery.Cli.Output;

/// <summary>Writes rows in one format.</summary>
interface IRowWriter
{
    void Begin(IReadOnlyList<string> columns);

    /// <returns>False where the format takes no more rows.</returns>
    bool Write(IReadOnlyList<Cell> row);

    void End();
}
