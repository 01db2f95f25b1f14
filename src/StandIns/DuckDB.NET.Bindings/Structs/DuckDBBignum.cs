namespace DuckDB.NET.Native;

/// <summary>A whole number of any size: its magnitude, most significant byte first, in memory that someone else owns.</summary>
public readonly record struct DuckDBBignum(nint Data, ulong Size, byte IsNegative);
