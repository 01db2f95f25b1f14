namespace QtlQuery.Core.Definitions;

/// <summary>Reads table definitions.</summary>
static class TableJson
{
    public static TableDefinition Read(ReadOnlyMemory<byte> json, string file) => StrictObject.Read(json, file, table => new TableDefinition(
        table.Text("name"),
        table.Text("title"),
        table.Text("grain"),
        table.Texts("partitions"),
        table.Texts("key"),
        table.Texts("order"),
        table.Objects("columns", Column),
        table.ObjectsOrNull("derived", Column),
        table.Bool("companion", false)));

    static ColumnDefinition Column(StrictObject column) =>
        new(column.Text("name"), column.Text("type"), column.Text("meaning"), column.Bool("nullable", true), column.TextOrNull("unit"));
}
