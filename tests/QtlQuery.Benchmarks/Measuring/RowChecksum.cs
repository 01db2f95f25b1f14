using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Engine;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>Rows counted and summed up, so that two answers can be compared whatever their order.</summary>
readonly record struct RowChecksum(long Rows, ulong Sum)
{
    public static RowChecksum Of(StoreReader reader)
    {
        var (rows, sum) = (0L, 0UL);
        var values = new object[reader.Rows.FieldCount];
        for (; reader.Next(); rows++)
        {
            reader.Rows.GetValues(values);
            sum += values.Aggregate(17UL, (hash, value) => new CounterRandom(hash).Bits(StableHash(Convert.ToString(value, CultureInfo.InvariantCulture)!)));
        }

        return new(rows, sum);
    }

    // FNV-1a.
    static long StableHash(string text) => (long)text.Aggregate(14695981039346656037, (hash, letter) => (hash ^ letter) * 1099511628211);
}
