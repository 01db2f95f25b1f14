namespace DuckDB.NET.Native;

/// <summary>A time of day and an offset packed as <see cref="NativeMethods.DateTimeHelpers.DuckDBFromTimeTz"/> unpacks them.</summary>
public struct DuckDBTimeTzStruct
{
    public ulong Bits { get; set; }
}
