namespace QtlQuery.Engine.Scripts;

/// <summary>Trino over its Hive connector.</summary>
public sealed class TrinoDialect : IClusterDialect
{
    public string Name => "trino";

    public string Title => "Trino";

    public IReadOnlyList<string> Requirements => ["The session's catalog must be one of the Hive connector that reads the location; Trino 444 and later read how the files hold floats (BYTE_STREAM_SPLIT)."];

    public IReadOnlyList<string> Settings => [];

    public string FileName => "regexp_extract(\"$path\", '[^/]+$')";

    public string Type(string type) => type switch
    {
        "VARCHAR" => "varchar",
        "INTEGER" => "integer",
        "BIGINT" => "bigint",
        "FLOAT" => "real",
        "DOUBLE" => "double",
        "BOOLEAN" => "boolean",
        "TIMESTAMP" => "timestamp(6)",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => $"array({Type(type[..^2])})",
        _ => throw new NotSupportedException($"The type {type} has no Trino type here."),
    };

    public string Quoted(string name) => $"\"{name}\"";

    public string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public string List(IEnumerable<string> items) => $"array[{string.Join(", ", items)}]";

    public string CreateTable(string name, IEnumerable<(string Name, string Type)> columns, IReadOnlyList<string> partitions, string location) => $"""
        create table if not exists {name} (
            {string.Join(",\n    ", columns.Select(column => $"{Quoted(column.Name)} {column.Type}"))}
        )
        with (
            format = 'PARQUET',
            partitioned_by = {List(partitions.Select(Text))},
            external_location = {Text(location)}
        )
        """;

    public string FindPartitions(string schema, string table) =>
        $"call system.sync_partition_metadata(schema_name => {Text(schema)}, table_name => {Text(table)}, mode => 'FULL')";
}
