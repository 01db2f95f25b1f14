using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using QtlQuery.Engine.Columns;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>Reads the answers of whatever DuckDB answers, a store or other files, in the same way: column by column where they lie, so that it is engines that are compared.</summary>
static class TypedRows
{
    // What was read, so that no reading can be left out.
    static ulong _seen;

    /// <param name="columns">What <paramref name="agreed"/> takes of each row.</param>
    /// <param name="agreed">Null where every value is read and none looked at.</param>
    /// <returns>Rows.</returns>
    public static long Read(StoreChunks chunks, int[] columns, Action<object[]>? agreed)
    {
        var rows = 0L;
        while (chunks.Next())
        {
            rows += chunks.Rows;
            if (agreed is null)
            {
                for (var column = 0; column < chunks.Names.Count; column++)
                    _seen += Sum(chunks, column);
                continue;
            }

            for (var row = 0; row < chunks.Rows; row++)
                agreed([.. columns.Select(column => Value(chunks, column, row))]);
        }

        return rows;
    }

    static ulong Sum(StoreChunks chunks, int column) => chunks.TypeOf(column) switch
    {
        var type when type == typeof(string) => Sum(chunks.Texts(column), chunks.Rows),
        var type when type == typeof(int) => Sum(chunks.Values<int>(column)),
        var type when type == typeof(long) => Sum(chunks.Values<long>(column)),
        var type when type == typeof(Int128) => Sum(chunks.Values<Int128>(column)),
        var type when type == typeof(float) => Sum(chunks.Values<float>(column)),
        var type when type == typeof(double) => Sum(chunks.Values<double>(column)),
        var type when type == typeof(bool) => Sum(chunks.Values<bool>(column)),
        var type => throw new NotSupportedException($"column {chunks.Names[column]} is {type}"),
    };

    static ulong Sum<T>(ValueColumn<T> values)
        where T : unmanaged
    {
        var sum = 0UL;
        for (var row = 0; row < values.Rows; row++)
        {
            if (!values.IsNull(row))
                sum += (ulong)values.WithNulls[row].GetHashCode();
        }

        return sum;
    }

    static ulong Sum(TextColumn texts, int rows)
    {
        var sum = 0UL;
        for (var row = 0; row < rows; row++)
        {
            var text = texts[row];
            for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
                sum = BitOperations.RotateLeft(sum, 5) + MemoryMarshal.Read<ulong>(text);
            foreach (var letter in text)
                sum += letter;
        }

        return sum;
    }

    static object Value(StoreChunks chunks, int column, int row)
    {
        var type = chunks.TypeOf(column);
        object? value =
            type == typeof(string) ? (chunks.Texts(column).IsNull(row) ? null : Encoding.UTF8.GetString(chunks.Texts(column)[row]))
            : type == typeof(int) ? chunks.Values<int>(column)[row]
            : type == typeof(long) ? chunks.Values<long>(column)[row]
            : type == typeof(Int128) ? chunks.Values<Int128>(column)[row]
            : type == typeof(float) ? chunks.Values<float>(column)[row]
            : type == typeof(double) ? chunks.Values<double>(column)[row]
            : type == typeof(bool) ? chunks.Values<bool>(column)[row]
            : throw new NotSupportedException($"column {chunks.Names[column]} is {type}");
        return value ?? DBNull.Value;
    }
}
