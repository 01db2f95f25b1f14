namespace DuckDB.NET.Native;

/// <summary>Microseconds since midnight.</summary>
public struct DuckDBTime
{
    public long Micros { get; set; }
}
