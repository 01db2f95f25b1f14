using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using QtlQuery.Engine.Arrow;
using QtlQuery.Tests.IndependentReaders;

namespace QtlQuery.Tests.Arrow;

/// <summary>What the npm package apache-arrow reads out of our bytes, and what we read out of its bytes.</summary>
public sealed class ArrowIndependentReaderTests : IDisposable
{
    // Name, SQL of the first value, and what the reader must say: its type and the value. The second row is null.
    static readonly (string Name, string Sql, string Type, string Value)[] Columns =
    [
        ("flag", "true", "Bool", "true"),
        ("tiny", "(-128)::tinyint", "Int8", "-128"),
        ("small", "(-32768)::smallint", "Int16", "-32768"),
        ("number", "(-2147483648)::integer", "Int32", "-2147483648"),
        ("big", "9007199254740993::bigint", "Int64", "\"9007199254740993\""),
        ("utiny", "255::utinyint", "Uint8", "255"),
        ("usmall", "65535::usmallint", "Uint16", "65535"),
        ("unumber", "4294967295::uinteger", "Uint32", "4294967295"),
        ("ubig", "18446744073709551615::ubigint", "Uint64", "\"18446744073709551615\""),
        ("single", "0.5::float", "Float32", "0.5"),
        ("real", "5e-324::double", "Float64", "5e-324"),
        ("money", "(-12.345)::decimal(9,3)", "Decimal[9e+3]", "\"-12.345\""),
        ("text", "'Größe'", "Utf8", "\"Größe\""),
        ("bytes", "'\\x00\\xFF'::blob", "Binary", "\"00ff\""),
        ("day", "date '1970-01-02'", "Date32<DAY>", "86400000"),
        ("clock", "time '00:00:01'", "Time64<MICROSECOND>", "\"1000000\""),
        ("moment", "timestamp '1970-01-01 00:00:01'", "Timestamp<MICROSECOND>", "1000"),
        ("level", "'high'::enum('low', 'high')", "Dictionary<Uint8, Utf8>", "\"high\""),
        ("list", "[1::integer, null, 3]", "List<Int32>", "[1,null,3]"),
        ("pair", "[1::integer, 2]::integer[2]", "FixedSizeList[2]<Int32>", "[1,2]"),
        ("record", "{'a': 1::integer, 'b': ['x']}", "Struct<{a:Int32, b:List<Utf8>}>", """{"a":1,"b":["x"]}"""),
        ("table", "map(['k', 'l'], [1::integer, null])", "Map<{key:Utf8, value:Int32}>", """[["k",1],["l",null]]"""),
    ];

    readonly string file = Path.GetTempFileName();
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public ArrowIndependentReaderTests() => connection.Open();

    [Theory]
    [InlineData(ArrowFormat.Stream)]
    [InlineData(ArrowFormat.File)]
    public void A_foreign_reader_sees_every_type_and_value(ArrowFormat format)
    {
        var values = string.Join(", ", Columns.Select(column => $"{column.Sql} as \"{column.Name}\""));
        var json = Read($"from (select {values}) union all select {string.Join(", ", Columns.Select(_ => "null"))}", format);

        Assert.Equal(Columns.Select(column => $"{column.Name}: {column.Type}"), json["fields"]!.AsArray().Select(field => (string)field!));
        var rows = json["rows"]!.AsArray();
        Assert.Equal(2, rows.Count);
        Assert.All(Columns.Zip(rows[0]!.AsArray()), pair => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(pair.First.Value), pair.Second), $"{pair.First.Name}: {pair.Second?.ToJsonString()}"));
        Assert.All(rows[1]!.AsArray(), Assert.Null);
    }

    [Fact]
    public void A_foreign_reader_sees_the_batches_and_one_dictionary_for_them()
    {
        var json = Read("select ['low', 'high'][i % 2 + 1]::enum('low', 'high') as level from range(5000) as t(i)", ArrowFormat.File, rowsPerBatch: 2048);
        Assert.Equal([2048, 2048, 904], json["batches"]!.AsArray().Select(rows => (int)rows!));
        Assert.Equal(2500, json["rows"]!.AsArray().Count(row => (string)row![0]! == "high"));
    }

    [Fact]
    public void A_foreign_reader_sees_the_columns_of_an_empty_result()
    {
        var json = Read("select 1::integer as a, 'x' as b where false", ArrowFormat.Stream);
        Assert.Equal("""["a: Int32","b: Utf8"]""", json["fields"]!.ToJsonString());
        Assert.Empty(json["rows"]!.AsArray());
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("file")]
    public void The_bytes_of_a_foreign_writer_are_read(string format)
    {
        IndependentReader.Run("write-arrow.mjs", format, file);
        using (var input = File.OpenRead(file))
            Assert.Equal(3, ArrowImport.CreateTable(connection, "foreign_rows", input));
        using var command = connection.CreateCommand();
        command.CommandText = "select string_agg(foreign_rows::varchar, chr(10)) from foreign_rows";
        Assert.Equal(
            """
            {'number': 1, 'big': 9007199254740993, 'text': a, 'large': a, 'view': short, 'level': low, 'flag': true, 'day': 1970-01-02, 'list': [1.0, NULL], 'record': {'a': 1}}
            {'number': NULL, 'big': NULL, 'text': NULL, 'large': NULL, 'view': NULL, 'level': NULL, 'flag': NULL, 'day': NULL, 'list': NULL, 'record': NULL}
            {'number': 3, 'big': -1, 'text': Größe, 'large': Größe, 'view': longer than twelve bytes, 'level': high, 'flag': false, 'day': 1970-01-01, 'list': [], 'record': {'a': NULL}}
            """,
            command.ExecuteScalar());
    }

    JsonNode Read(string sql, ArrowFormat format, int rowsPerBatch = ArrowExport.DefaultRowsPerBatch)
    {
        using (var output = File.Create(file))
            ArrowExport.Write(connection, sql, null, output, format, rowsPerBatch);
        return IndependentReader.Read("arrow.mjs", file);
    }

    public void Dispose()
    {
        connection.Dispose();
        File.Delete(file);
    }
}
