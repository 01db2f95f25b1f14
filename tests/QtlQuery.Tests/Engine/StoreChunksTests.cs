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
    public void Integers_of_every_size_keep_their_least_and_greatest_values()
    {
        using var chunks = _store.ReadChunks("select (-128)::tinyint, (-32768)::smallint, 255::utinyint, 65535::usmallint, 4294967295::uinteger, (-170141183460469231731687303715884105727)::hugeint, 'x' as text");
        Assert.True(chunks.Next());
        Assert.Equal((sbyte.MinValue, short.MinValue, byte.MaxValue, ushort.MaxValue, uint.MaxValue), (chunks.Values<sbyte>(0)[0], chunks.Values<short>(1)[0], chunks.Values<byte>(2)[0], chunks.Values<ushort>(3)[0], chunks.Values<uint>(4)[0]));
        Assert.Equal(Int128.MinValue + 1, chunks.Values<Int128>(5)[0]);
        Assert.Equal(("text", typeof(string), typeof(Int128)), (chunks.Names[6], chunks.TypeOf(6), chunks.TypeOf(5)));
    }

    [Theory]
    [InlineData("select 1 as a, 0.5::float as b, 'x' as c, true as d", true)]
    [InlineData("with rows as (select $a::integer as a) select a from rows", true)]
    [InlineData("select 1 as a, [1] as list", false)]
    [InlineData("select date '2024-02-29' as day", false)]
    [InlineData("create temp table a(b int)", false)]
    [InlineData("select coalesce($a, 1) as a, 'b' as b", true)]
    [InlineData("summarize select 1 as a", false)]
    [InlineData("select 1 as a; select 2 as b", false)]
    public void Only_one_select_of_plain_columns_is_run_as_such(string sql, bool isPlain)
    {
        using var chunks = _store.ReadChunksIfPlain(sql, sql.Contains('$') ? new Dictionary<string, object?> { ["a"] = 1 } : null);
        Assert.Equal(isPlain, chunks is not null);
        Assert.NotEqual(isPlain, chunks?.Next() is not true);
        Assert.Contains("selekt", Assert.Throws<QtlQueryException>(() => _store.ReadChunksIfPlain("selekt 1")).Message, StringComparison.Ordinal);
    }

    // What a table function reads is known when its parameters have values, and the columns with it. A value that is not named is passed over.
    [Theory]
    [InlineData("select * from read_csv($files) -- all of it", true)]
    [InlineData("select *, [1] as list from read_csv($files);", false)]
    public void Columns_of_files_that_are_parameters_are_known_before_they_are_read(string sql, bool isPlain)
    {
        var parameters = new Dictionary<string, object?> { ["files"] = new List<string> { _folder.Write("a.csv", "a,b\n1,x\n2,y\n") }, ["other"] = 1 };
        using var chunks = _store.ReadChunksIfPlain(sql, parameters);
        Assert.Equal(isPlain, chunks?.Next() is true);
        Assert.Equal(isPlain ? ["a", "b"] : null, chunks?.Names);
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
