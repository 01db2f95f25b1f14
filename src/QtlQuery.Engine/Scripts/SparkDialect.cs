namespace QtlQuery.Engine.Scripts;

/// <summary>Spark SQL over its own Parquet reader.</summary>
public sealed class SparkDialect : IClusterDialect
{
    public string Name => "spark";

    public string Title => "Spark SQL";

    public IReadOnlyList<string> Requirements => ["Spark 3.4 or later, with any catalog that keeps tables of files (Hive's metastore, Glue, or the session's own)."];

    // SPARK-56894
    public IReadOnlyList<string> Settings =>
    [
        "-- Spark's vectorized reader does not know BYTE_STREAM_SPLIT, which the files' floats have; its other one does. Set it in each session that asks.\nset spark.sql.parquet.enableVectorizedReader = false",
    ];

    public string FileName => "_metadata.file_name";

    public string Type(string type) => type switch
    {
        "VARCHAR" => "string",
        "INTEGER" => "int",
        "BIGINT" => "bigint",
        "FLOAT" => "float",
        "DOUBLE" => "double",
        "BOOLEAN" => "boolean",
        "TIMESTAMP" => "timestamp",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => $"array<{Type(type[..^2])}>",
        _ => throw new NotSupportedException($"The type {type} has no Spark type here."),
    };

    public string Quoted(string name) => $"`{name}`";

    public string Text(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    public string List(IEnumerable<string> items) => $"array({string.Join(", ", items)})";

    public string CreateTable(string name, IEnumerable<(string Name, string Type)> columns, IReadOnlyList<string> partitions, string location) => $"""
        create table if not exists {name} (
            {string.Join(",\n    ", columns.Select(column => $"{Quoted(column.Name)} {column.Type}"))}
        )
        using parquet
        partitioned by ({string.Join(", ", partitions.Select(Quoted))})
        location {Text(location)}
        """;

    public string FindPartitions(string schema, string table) => $"msck repair table {table} sync partitions";
}
