using System.Buffers.Binary;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Arrow;

namespace QtlQuery.Tests.Arrow;

public sealed class ArrowDamageTests : IDisposable
{
    const string Query = """
        select
            i as number,
            i % 2 = 0 as flag,
            'text ' || nullif(i, 1) as label,
            ['low', 'high'][i % 2 + 1]::enum('low', 'high') as level,
            range(i) as list,
            [i, null]::bigint[2] as pair,
            {'a': i, 'b': 'x'} as record,
            map(['k'], [i]) as entries,
            union_value(n := i) as either,
            (i / 4)::decimal(9,2) as money,
            timestamp '2020-01-01' + to_days(i::integer) as moment,
            null as nothing,
        from range(5) as t(i)
        """;

    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public ArrowDamageTests() => connection.Open();

    [Theory]
    [InlineData(ArrowFormat.Stream)]
    [InlineData(ArrowFormat.File)]
    public void Data_cut_off_anywhere_are_refused(ArrowFormat format)
    {
        var ipc = Written(Query, format);
        for (var length = 0; length < ipc.Length; length++)
            Assert.Throws<QtlQueryException>(() => ReadAll(ipc[..length]));
        Assert.Equal(5, ReadAll(ipc));
    }

    [Theory]
    [InlineData(ArrowFormat.Stream)]
    [InlineData(ArrowFormat.File)]
    public void A_damaged_byte_is_refused_or_changes_a_value_but_never_more(ArrowFormat format)
    {
        var ipc = Written(Query, format);
        var random = new Random(20);
        for (var place = 0; place < ipc.Length; place++)
        {
            var damaged = (byte[])ipc.Clone();
            damaged[place] ^= (byte)random.Next(1, 256);
            Try(() => ReadAll(damaged));
            if (place % 40 == 0)
                Try(() => ArrowImport.CreateTable(connection, $"damaged_{place}", new MemoryStream(damaged)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("ARROW1\0\0")]
    [InlineData("molecular_trait_id\tvariant\tbeta\n")]
    public void Other_data_are_refused(string text) =>
        Assert.Throws<QtlQueryException>(() => ReadAll(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Offsets_that_point_outside_of_the_text_are_refused() =>
        // Body of the batch, before the 8 bytes that end the stream: offsets 0 and 3 in 8 bytes, then the text in 8.
        AssertRefusedAfter("select 'abc' as a", ipc => BinaryPrimitives.WriteInt32LittleEndian(ipc.AsSpan(ipc.Length - 20), 9), "its offsets point outside of its text");

    [Fact]
    public void Text_that_is_not_UTF8_is_refused() =>
        AssertRefusedAfter("select 'abc' as a", ipc => ipc[^15] = 0xFF, "a text is not UTF-8");

    [Fact]
    public void An_index_outside_of_its_dictionary_is_refused() =>
        AssertRefusedAfter("select 'b'::enum('a', 'b') as a", ipc => ipc[^16] = 2, "an index points outside of the dictionary");

    [Fact]
    public void A_table_that_is_there_already_is_left_as_it_is()
    {
        Execute("create table there as select 42 as a");
        Assert.Throws<QtlQueryException>(() => ArrowImport.CreateTable(connection, "there", new MemoryStream(Written("select 1 as a", ArrowFormat.File))));
        Assert.Equal(42, Execute("select a from there"));
    }

    [Fact]
    public void A_table_whose_data_break_off_is_dropped_again()
    {
        var ipc = Written("from range(300000)", ArrowFormat.Stream);
        Assert.Throws<QtlQueryException>(() => ArrowImport.CreateTable(connection, "half", new MemoryStream(ipc[..^100])));
        Assert.Equal(0L, Execute("select count(*) from duckdb_tables() where table_name = 'half'"));
    }

    void AssertRefusedAfter(string sql, Action<byte[]> damage, string message)
    {
        var ipc = Written(sql, ArrowFormat.Stream);
        Assert.Equal(1, ReadAll(ipc));
        damage(ipc);
        Assert.Contains(message, Assert.Throws<QtlQueryException>(() => ReadAll(ipc)).Message, StringComparison.Ordinal);
    }

    static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (QtlQueryException)
        {
            // Refused is right; so is another value in a place that nothing guards. Any other exception, or a crash, is not.
        }
    }

    static long ReadAll(byte[] ipc)
    {
        using var reader = new ArrowReader(new MemoryStream(ipc));
        var rows = 0L;
        while (reader.Next() is { } batch)
        {
            using (batch)
                rows += batch.Length;
        }

        return rows;
    }

    byte[] Written(string sql, ArrowFormat format)
    {
        using var output = new MemoryStream();
        ArrowExport.Write(connection, sql, null, output, format);
        return output.ToArray();
    }

    object? Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => connection.Dispose();
}
