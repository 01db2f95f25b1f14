namespace DuckDB.NET.Native;

public readonly record struct DuckDBTimestamp(DuckDBDateOnly Date, DuckDBTimeOnly Time)
{
    const long MicrosPerDay = 86_400_000_000;

    public static DuckDBTimestamp PositiveInfinity { get; } = new(new(294_247, 1, 10), new(4, 0, 54, 775_807));

    public static DuckDBTimestamp NegativeInfinity { get; } = new(new(-290_308, 12, 21), new(23, 59, 59, 999_999));

    public bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    public bool IsPositiveInfinity => this == PositiveInfinity;

    public bool IsNegativeInfinity => this == NegativeInfinity;

    public static DuckDBTimestamp FromDuckDBTimestampStruct(DuckDBTimestampStruct timestamp)
    {
        if (timestamp.IsNegativeInfinity)
            return NegativeInfinity;

        var days = Math.DivRem(timestamp.Micros, MicrosPerDay, out var micros);
        if (micros < 0)
            (days, micros) = (days - 1, micros + MicrosPerDay);
        return new(
            DuckDBDateOnly.FromDuckDBDate(new() { Days = (int)days }),
            NativeMethods.DateTimeHelpers.DuckDBFromTime(new() { Micros = micros }));
    }

    public DuckDBTimestampStruct ToDuckDBTimestampStruct() => new()
    {
        Micros = IsNegativeInfinity
            ? -long.MaxValue
            : checked(Date.ToDuckDBDate().Days * MicrosPerDay + NativeMethods.DateTimeHelpers.DuckDBToTime(Time).Micros),
    };

    /// <exception cref="ArgumentOutOfRangeException">The year is not one of 1 to 9999.</exception>
    public DateTime ToDateTime() => Date.ToDateTime().AddTicks(Time.Ticks);
}
