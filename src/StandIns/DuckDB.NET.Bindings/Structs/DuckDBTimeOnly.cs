namespace DuckDB.NET.Native;

/// <param name="Hour">0 to 24: DuckDB has 24:00:00.</param>
public readonly record struct DuckDBTimeOnly(byte Hour, byte Min, byte Sec, int Microsecond = 0)
{
    /// <summary>In units of 100 nanoseconds since midnight.</summary>
    public long Ticks => NativeMethods.DateTimeHelpers.DuckDBToTime(this).Micros * TimeSpan.TicksPerMicrosecond;

    public static implicit operator DuckDBTimeOnly(TimeOnly time) =>
        NativeMethods.DateTimeHelpers.DuckDBFromTime(new() { Micros = time.Ticks / TimeSpan.TicksPerMicrosecond });

    public static implicit operator TimeOnly(DuckDBTimeOnly time) => new(time.Ticks);
}
