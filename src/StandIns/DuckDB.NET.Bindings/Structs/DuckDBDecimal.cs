namespace DuckDB.NET.Native;

/// <summary>The number is <c>Value</c> divided by ten to the power <c>Scale</c>.</summary>
public readonly record struct DuckDBDecimal(byte Width, byte Scale, DuckDBHugeInt Value);
