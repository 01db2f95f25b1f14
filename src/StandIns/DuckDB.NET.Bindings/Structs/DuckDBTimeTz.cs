namespace DuckDB.NET.Native;

/// <param name="Offset">Seconds east of Greenwich.</param>
public readonly record struct DuckDBTimeTz(DuckDBTimeOnly Time, int Offset);
