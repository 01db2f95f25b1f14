namespace DuckDB.NET.Native;

/// <summary>Microseconds since 1970-01-01 (seconds, milliseconds or nanoseconds for the types that say so).</summary>
public struct DuckDBTimestampStruct
{
    public long Micros { get; set; }

    public readonly bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    public readonly bool IsPositiveInfinity => Micros == long.MaxValue;

    public readonly bool IsNegativeInfinity => Micros == -long.MaxValue;
}
