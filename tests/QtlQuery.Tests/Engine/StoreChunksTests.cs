using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Tests.Engine;

/// <summary>Rows read column by column, more of them than a chunk of DuckDB's holds.</summary>
public sealed class StoreChunksTests : IDisposable
{
    readonly TestStore _folder = new();
    readonly QtlStore _store;

    public StoreChunksTests() => _store = _folder.Open();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    // 0 + 1 + … + 9,999, and of these numbers those that 7 does not divide.
    [Fact]
    public void Every_value_comes_once_and_nulls_are_told()
    {
        using var chunks = _store.ReadChunks("select i::integer, case when i % 7 > 0 then i::double end, i::ubigint, i % 2 = 1, case when i % 7 > 0 then i::float end from range($rows) as t(i)", new Dictionary<string, object?> { ["rows"] = 10_000 });
        double rows = 0, all = 0, some = 0, unsigned = 0, odd = 0, floats = 0, nulls = 0;
        while (chunks.Next())
        {
            var (target, narrow) = (new double[chunks.Rows], new float[chunks.Rows]);
            chunks.Values<double>(1).CopyTo(target, -1);
            chunks.Values<float>(4).CopyTo(narrow, -1);
            for (var row = 0; row < chunks.Rows; row++)
            {
                rows++;
                all += chunks.Values<int>(0)[row]!.Value;
                some += chunks.Values<double>(1)[row] ?? 0;
                unsigned += chunks.Values<ulong>(2).All()[row];
                odd += chunks.Values<bool>(3)[row] == true ? 1 : 0;
                nulls += target[row] == -1 && narrow[row] == -1 ? 1 : 0;
                floats += narrow[row] > 0 ? narrow[row] : 0;
            }
        }

        const double Sum = 9_999 * 10_000 / 2, OfSevens = 7.0 * 1_428 * 1_429 / 2;
        Assert.Equal((10_000, Sum, Sum - OfSevens, Sum, 5_000, Sum - OfSevens, 1_429), (rows, all, some, unsigned, odd, floats, nulls));
    }

    [Fact]
    public void A_column_is_read_as_what_it_is_and_a_null_is_no_value()
    {
        using var chunks = _store.ReadChunks("select 1::bigint as a, null::integer as b");
        Assert.True(chunks.Next());
        Assert.Equal(1, chunks.Values<long>(0)[0]);
        Assert.StartsWith("Column 0 is BigInt, which is not read as Int32.", Assert.Throws<ArgumentException>(() => chunks.Values<int>(0)[0]).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => chunks.Values<int>(1).All()[0]);
        Assert.False(chunks.Next());
        Assert.False(chunks.Next());
    }

    [Fact]
    public void What_DuckDB_refuses_or_is_stopped_in_is_said()
    {
        Assert.Contains("no_such_table", Assert.Throws<QtlQueryException>(() => _store.ReadChunks("from no_such_table")).Message, StringComparison.Ordinal);
        using var cancel = new CancellationTokenSource();
        using var chunks = _store.ReadChunks("select i from range(100000000000) as t(i)", null, cancel.Token);
        Assert.True(chunks.Next());
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            while (chunks.Next())
                continue;
        });
    }
}
