namespace DuckDB.NET.Native;

/// <summary>Which rows of a list vector's child make up one list.</summary>
public readonly record struct DuckDBListEntry(ulong Offset, ulong Length);
