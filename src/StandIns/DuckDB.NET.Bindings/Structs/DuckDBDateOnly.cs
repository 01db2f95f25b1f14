namespace DuckDB.NET.Native;

/// <summary>A date of the proleptic Gregorian calendar over all of DuckDB's years, -5877641 to 5881580, which DateOnly cannot hold.</summary>
public readonly record struct DuckDBDateOnly(int Year, byte Month, byte Day)
{
    const int DaysPerEra = 146_097; // 400 years
    const int DaysFromMarchOfYearZero = 719_468; // 0000-03-01 to 1970-01-01

    public static DuckDBDateOnly PositiveInfinity { get; } = FromDuckDBDate(new() { Days = int.MaxValue });

    public static DuckDBDateOnly NegativeInfinity { get; } = FromDuckDBDate(new() { Days = -int.MaxValue });

    public bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    public bool IsPositiveInfinity => this == PositiveInfinity;

    public bool IsNegativeInfinity => this == NegativeInfinity;

    // Years are counted from March, so that the leap day is the last of its year and months repeat 153 days in every five.
    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date)
    {
        var days = (long)date.Days + DaysFromMarchOfYearZero;
        var era = Math.DivRem(days, DaysPerEra, out var dayOfEra);
        if (dayOfEra < 0)
            (era, dayOfEra) = (era - 1, dayOfEra + DaysPerEra);

        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var monthFromMarch = (5 * dayOfYear + 2) / 153;
        var day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0);
        return new((int)year, (byte)month, (byte)day);
    }

    public DuckDBDate ToDuckDBDate()
    {
        var year = (long)Year - (Month <= 2 ? 1 : 0);
        var era = (year >= 0 ? year : year - 399) / 400;
        var yearOfEra = year - 400 * era;
        var monthFromMarch = Month > 2 ? Month - 3 : Month + 9;
        var dayOfYear = (153 * monthFromMarch + 2) / 5 + Day - 1;
        var dayOfEra = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return new() { Days = checked((int)(era * DaysPerEra + dayOfEra - DaysFromMarchOfYearZero)) };
    }

    /// <exception cref="ArgumentOutOfRangeException">The year is not one of 1 to 9999.</exception>
    public DateTime ToDateTime() => new(Year, Month, Day);

    /// <inheritdoc cref="ToDateTime"/>
    public DateOnly ToDateOnly() => new(Year, Month, Day);

    public static implicit operator DuckDBDateOnly(DateTime date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    public static explicit operator DateTime(DuckDBDateOnly date) => date.ToDateTime();

    public static explicit operator DateOnly(DuckDBDateOnly date) => date.ToDateOnly();
}
