using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Tests.StandIns;

public sealed class AppenderTests : IDisposable
{
    const int Rows = 5000; // more than two of DuckDB's chunks

    readonly MemoryDatabase database = new();

    [Fact]
    public void Rows_of_every_width_arrive_in_order()
    {
        database.Execute("create table t (i integer, l bigint, d double, s varchar, n decimal(18, 3), h hugeint, day date, u uuid, b boolean, x integer[])");
        using (var appender = database.Connection.CreateAppender("t"))
        {
            for (var i = 0; i < Rows; i++)
            {
                appender.CreateRow()
                    .AppendValue((int?)i)
                    .AppendValue((long?)i * 10_000_000_000)
                    .AppendValue((double?)i / 4)
                    .AppendValue($"ENSG{i:d11}.{i}")
                    .AppendValue((decimal?)i / 1000)
                    .AppendValue((BigInteger?)BigInteger.Pow(2, 100) + i)
                    .AppendValue((DuckDBDateOnly?)new DateOnly(2000, 1, 1).AddDays(i))
                    .AppendValue((Guid?)new Guid(i, 0, 0, new byte[8]))
                    .AppendValue((bool?)(i % 2 == 1))
                    .AppendValue(new List<int> { i, -i })
                    .EndRow();
            }
        }

        Assert.Equal(Rows, database.Scalar<long>(
            """
            select count(*) from t
            where rowid = i and l = i * 10000000000 and d = i / 4 and s = format('ENSG{:011}.{}', i, i) and n = i::decimal(18, 3) / 1000
                and h = 1267650600228229401496703205376::hugeint + i and day = date '2000-01-01' + i
                and u = format('{:08x}-0000-0000-0000-000000000000', i)::uuid and b = (i % 2 = 1) and x = [i, -i]
            """));
    }

    [Fact]
    public void Nulls_and_defaults_are_kept_apart()
    {
        database.Execute("create table t (a integer default 42, b varchar default 'x')");
        using (var appender = database.Connection.CreateAppender("main", "t"))
        {
            appender.CreateRow().AppendNullValue().AppendDefault().EndRow();
            appender.CreateRow().AppendDefault().AppendNullValue().EndRow();
        }

        Assert.Equal(["-/x", "42/-"], database.Column<string>("select coalesce(a::varchar, '-') || '/' || coalesce(b, '-') from t order by rowid"));
    }

    [Fact]
    public void Cleared_rows_do_not_arrive()
    {
        database.Execute("create table t (a integer)");
        using (var appender = database.Connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue((int?)1).EndRow();
            appender.Clear();
            appender.CreateRow().AppendValue((int?)2).EndRow();
        }

        Assert.Equal([2], database.Column<int>("from t"));
    }

    [Fact]
    public void A_row_that_breaks_a_constraint_is_named()
    {
        database.Execute("create table t (a integer primary key)");
        var appender = database.Connection.CreateAppender("t");
        appender.CreateRow().AppendValue((int?)1).EndRow();
        appender.CreateRow().AppendValue((int?)1).EndRow();

        var failure = Assert.Throws<DuckDBException>(appender.Close);

        Assert.Equal(DuckDBErrorType.Constraint, failure.ErrorType);
        Assert.Contains("duplicate key", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_table_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<DuckDBException>(() => database.Connection.CreateAppender("nowhere"));

        Assert.Contains("nowhere", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => database.Dispose();
}
