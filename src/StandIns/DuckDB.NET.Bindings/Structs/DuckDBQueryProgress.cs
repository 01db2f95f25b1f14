namespace DuckDB.NET.Native;

/// <param name="Percentage">0 to 100, or -1 when the running query has none.</param>
public readonly record struct DuckDBQueryProgress(double Percentage, ulong RowsProcessed, ulong TotalRowsToProcess);
