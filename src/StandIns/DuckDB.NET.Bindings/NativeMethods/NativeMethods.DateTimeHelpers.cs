namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <summary>Conversions of <c>duckdb.h</c> done here, since they run once a row.</summary>
    public static class DateTimeHelpers
    {
        const long MicrosPerSecond = 1_000_000;
        const int LargestOffsetSeconds = 16 * 3600 - 1;

        public static DuckDBTime DuckDBToTime(DuckDBTimeOnly time) =>
            new() { Micros = ((time.Hour * 60L + time.Min) * 60 + time.Sec) * MicrosPerSecond + time.Microsecond };

        public static DuckDBTimeOnly DuckDBFromTime(DuckDBTime time)
        {
            var (seconds, micros) = Math.DivRem(time.Micros, MicrosPerSecond);
            return new((byte)(seconds / 3600), (byte)(seconds / 60 % 60), (byte)(seconds % 60), (int)micros);
        }

        /// <summary>The time is the upper 40 bits; the lower 24 hold the offset counted down from +15:59:59, so that equal instants sort by offset.</summary>
        public static DuckDBTimeTz DuckDBFromTimeTz(DuckDBTimeTzStruct timeTz) => new(
            DuckDBFromTime(new() { Micros = (long)(timeTz.Bits >> 24) }),
            LargestOffsetSeconds - (int)(timeTz.Bits & 0xFFFFFF));
    }
}
