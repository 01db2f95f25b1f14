namespace DuckDB.NET.Native;

/// <param name="Micros">Published as unsigned though DuckDB's field is signed: a negative one is its two's complement.</param>
public readonly record struct DuckDBInterval(int Months, int Days, ulong Micros)
{
    public static implicit operator DuckDBInterval(TimeSpan span) =>
        new(0, span.Days, (ulong)(span.Ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond));

    /// <exception cref="ArgumentOutOfRangeException">The interval has months, which are of no fixed length.</exception>
    public static explicit operator TimeSpan(DuckDBInterval interval)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(interval.Months, 0, nameof(interval));
        var micros = (long)interval.Micros;
        return new(checked(interval.Days * TimeSpan.TicksPerDay + micros * TimeSpan.TicksPerMicrosecond));
    }
}
