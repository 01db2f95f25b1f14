using System.Globalization;
using QtlQuery.Benchmarks.Data;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>Rows counted and summed up, so that two answers can be compared whatever their order. Numbers count to the six digits that sources print.</summary>
readonly record struct RowChecksum(long Rows, ulong Sum)
{
    /// <param name="read">Gives each row to what it is given.</param>
    public static RowChecksum Of(Action<Action<object[]>> read)
    {
        var (rows, sum) = (0L, 0UL);
        read(values =>
        {
            rows++;
            sum += values.Aggregate(17UL, (hash, value) => new CounterRandom(hash).Bits(StableHash(Text(value))));
        });
        return new(rows, sum);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows, checksum {Sum:x16}");

    static string Text(object value) => value switch
    {
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        float number => number.ToString("G6", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // FNV-1a.
    static long StableHash(string text) => (long)text.Aggregate(14695981039346656037, (hash, letter) => (hash ^ letter) * 1099511628211);
}
