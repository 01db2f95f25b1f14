using DuckDB.NET.Data;
using QtlQuery.Engine.Arrow;

namespace QtlQuery.Tests.Arrow;

public sealed class ArrowRoundTripTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public ArrowRoundTripTests() => connection.Open();

    // An expression over the row number i, and the type that it has after the round trip.
    public static TheoryData<string, string> Columns => new()
    {
        { "i % 2 = 0", "BOOLEAN" },
        { "(i % 256 - 128)::tinyint", "TINYINT" },
        { "(i % 65536 - 32768)::smallint", "SMALLINT" },
        { "(i - 5)::integer", "INTEGER" },
        { "(i * 1000003 - 9223372036854775807)::bigint", "BIGINT" },
        { "(i % 256)::utinyint", "UTINYINT" },
        { "(i % 65536)::usmallint", "USMALLINT" },
        { "(4294967295 - i)::uinteger", "UINTEGER" },
        { "(18446744073709551615 - i)::ubigint", "UBIGINT" },
        { "(i::hugeint * 1000000000000000000 - 7)", "DECIMAL(38,0)" },
        { "(i / 3)::float", "FLOAT" },
        { "case i % 5 when 0 then 'nan' when 1 then '-inf' when 2 then '5e-324' else i / 7 end::double", "DOUBLE" },
        { "(i % 999 - 500)::decimal(4,1)", "DECIMAL(4,1)" },
        { "(i * 31 - 500)::decimal(9,2)", "DECIMAL(9,2)" },
        { "(i * 31 - 500)::decimal(18,3)", "DECIMAL(18,3)" },
        { "(i * 31 - 500)::decimal(38,10) * 123456789", "DECIMAL(38,10)" },
        { "repeat('é', (i % 20)::integer) || i", "VARCHAR" },
        { "encode(repeat('x', (i % 20)::integer))", "BLOB" },
        { "date '1969-12-25' + (i % 99999)::integer", "DATE" },
        { "time '00:00:00' + to_microseconds(i * 999983 % 86400000000)", "TIME" },
        { "timestamp '1969-12-31 23:59:59' + to_microseconds(i * 1000001)", "TIMESTAMP" },
        { "(timestamp '1969-12-31 23:59:59' + to_seconds(i))::timestamp_s", "TIMESTAMP_S" },
        { "(timestamp '1969-12-31 23:59:59' + to_milliseconds(i))::timestamp_ms", "TIMESTAMP_MS" },
        { "make_timestamp_ns(i * 1000001 - 5)", "TIMESTAMP_NS" },
        { "timestamptz '1969-12-31 23:59:59+00' + to_seconds(i)", "TIMESTAMP WITH TIME ZONE" },
        { "to_months((i % 100)::integer) + to_days((i % 7)::integer) + to_microseconds(i)", "INTERVAL" },
        { "['low', 'high', 'middle'][i % 3 + 1]::enum('low', 'middle', 'high')", "VARCHAR" },
        { "range(i % 5)", "BIGINT[]" },
        { "list_transform(range(i % 4), x -> case when x = 2 then null else 'v' || x end)", "VARCHAR[]" },
        { "[[i, null], [], null, [i + 1]]", "BIGINT[][]" },
        { "[i, null, i + 2]::integer[3]", "INTEGER[3]" },
        { "[['a' || i, null], [null, 'b']]::varchar[2][2]", "VARCHAR[2][2]" },
        { "[i % 2 = 0, null, i % 3 = 0]::boolean[3]", "BOOLEAN[3]" },
        { "{'a': i, 'b': case when i % 3 = 0 then null else 'x' || i end, 'c': {'d': [i % 2 = 0]}}", "STRUCT(a BIGINT, b VARCHAR, c STRUCT(d BOOLEAN[]))" },
        { "map(['k' || i, 'l'], [i, null])", "MAP(VARCHAR, BIGINT)" },
        { "[{'e': ['low', 'high'][i % 2 + 1]::enum('low', 'high')}, null]", "STRUCT(e VARCHAR)[]" },
        { "case when i % 2 = 0 then union_value(number := i)::union(number bigint, text varchar) else union_value(text := 't' || i)::union(number bigint, text varchar) end", "UNION(number BIGINT, \"text\" VARCHAR)" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_column_comes_back_as_it_was(string expression, string type)
    {
        Execute($"""
            create table before as
            select i as n, {expression} as v from range(5000) as t(i) where i % 7 <> 3
            union all
            select i as n, null as v from range(5000) as t(i) where i % 7 = 3
            order by n
            """);
        CheckRoundTrip("from before", ArrowFormat.Stream, 5000);
        Assert.Equal(type, Scalar("select data_type from duckdb_columns() where table_name = 'after' and column_name = 'v'"));
        CheckRoundTrip("from before limit 0", ArrowFormat.File, 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(300_000)]
    public void Any_number_of_rows_comes_back(int rows)
    {
        foreach (var format in Enum.GetValues<ArrowFormat>())
            CheckRoundTrip($"select i as n, nullif(i % 3, 1) = 0 as flag, 'text ' || nullif(i % 100, 7) as label, range(i % 4) as numbers from range({rows}) as t(i)", format, rows);
    }

    [Fact]
    public void Rows_are_gathered_into_batches_of_the_size_asked_for()
    {
        static long[] Lengths(IEnumerable<ArrowBatch> batches) => [.. batches.Select(batch =>
        {
            using (batch)
                return batch.Length;
        })];

        Assert.Equal([122_880, 122_880, 54_240], Lengths(ArrowExport.Query(connection, "from range(300000)")));
        Assert.Equal([4096, 904], Lengths(ArrowExport.Query(connection, "from range(5000)", null, rowsPerBatch: 4000)));
        Assert.Equal([0], Lengths(ArrowExport.Query(connection, "from range(0)")));
    }

    [Theory]
    [InlineData("arrow_lossless_conversion")]
    [InlineData("arrow_large_buffer_size")]
    [InlineData("produce_arrow_string_view")]
    [InlineData("arrow_output_list_view")]
    public void DuckDB_may_lay_its_arrays_out_in_other_ways(string setting)
    {
        Execute("set arrow_lossless_conversion = true"); // else hugeint, uuid and bit come back as decimal, text and bytes
        Execute($"set {setting} = true");
        CheckRoundTrip(
            """
            select
                'longer than twelve bytes ' || nullif(i % 10, 3) as long_text,
                's' || i as short_text,
                if(i % 2 = 0, encode('z' || i), null) as bytes,
                range(i % 4) as list,
                [['x' || i], null] as nested,
                i::hugeint * 1000000007 as huge,
                '00000000-0000-0000-0000-000000000001'::uuid as id,
                i::bit as bits,
            from range(3000) as t(i)
            """,
            ArrowFormat.File,
            3000);
    }

    // The columns of the query are compared in the types that they have after the round trip.
    void CheckRoundTrip(string sql, ArrowFormat format, int rows)
    {
        var ipc = new MemoryStream();
        Assert.Equal(rows, ArrowExport.Write(connection, sql, null, ipc, format));
        ipc.Position = 0;
        Execute("drop table if exists after");
        Assert.Equal(rows, ArrowImport.CreateTable(connection, "after", ipc));
        Execute($"create or replace temp table wanted as select * from after limit 0; insert into wanted {sql}");
        Assert.Equal(0L, Scalar("select count(*) from wanted as w positional join after as a where w is distinct from a"));
    }

    void Execute(string sql) => Scalar(sql);

    object? Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => connection.Dispose();
}
