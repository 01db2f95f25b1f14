namespace QtlQuery.Cli.Output;

/// <summary>Forms in which rows are written.</summary>
enum OutputFormat
{
    /// <summary>Aligned columns for people.</summary>
    Table,

    /// <summary>Tab-separated with a header line.</summary>
    Tsv,

    /// <summary>RFC 4180.</summary>
    Csv,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    Ndjson,

    Parquet,

    /// <summary>Arrow IPC: a file in a file, a stream on standard output.</summary>
    Arrow,
}
