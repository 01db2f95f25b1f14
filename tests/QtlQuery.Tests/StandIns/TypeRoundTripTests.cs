using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Tests.StandIns;

/// <summary>Every DuckDB type out of a result, and every CLR type in as a parameter.</summary>
public sealed class TypeRoundTripTests : IDisposable
{
    const string LongText = "longer than the twelve bytes that lie in the vector";

    readonly MemoryDatabase database = new();

    public static TheoryData<string, object> Literals => new()
    {
        { "true", true },
        { "(-128)::tinyint", sbyte.MinValue },
        { "(-32768)::smallint", short.MinValue },
        { "(-2147483648)::integer", int.MinValue },
        { "(-9223372036854775808)::bigint", long.MinValue },
        { "255::utinyint", byte.MaxValue },
        { "65535::usmallint", ushort.MaxValue },
        { "4294967295::uinteger", uint.MaxValue },
        { "18446744073709551615::ubigint", ulong.MaxValue },
        { "0.1::float", 0.1f },
        { "1e-320::double", 1e-320 },
        { "'infinity'::double", double.PositiveInfinity },
        { "'nan'::double", double.NaN },
        { "'-170141183460469231731687303715884105728'::hugeint", -BigInteger.Pow(2, 127) },
        { "'170141183460469231731687303715884105727'::hugeint", BigInteger.Pow(2, 127) - 1 },
        { "'340282366920938463463374607431768211455'::uhugeint", BigInteger.Pow(2, 128) - 1 },
        { "'-123456789012345678901234567890123456789012345'::bignum", BigInteger.Parse("-123456789012345678901234567890123456789012345") },
        { "-12.3::decimal(3, 1)", -12.3m },
        { "1234567.89::decimal(9, 2)", 1234567.89m },
        { "12345678901.2345::decimal(18, 4)", 12345678901.2345m },
        { "79228162514264337593543950335::decimal(38, 0)", decimal.MaxValue },
        { "''", "" },
        { "'twelve bytes'", "twelve bytes" },
        { $"'{LongText}'", LongText },
        { "'Δβ 🧬'", "Δβ 🧬" },
        { "'0010101'::bit", "0010101" },
        { "'no'::enum('yes', 'no')", "no" },
        { "'00010203-0405-0607-0809-0a0b0c0d0e0f'::uuid", new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f") },
        { "date '0001-01-01'", new DateOnly(1, 1, 1) },
        { "date '2024-02-29'", new DateOnly(2024, 2, 29) },
        { "time '23:59:59.999999'", new TimeOnly(23, 59, 59, 999, 999) },
        { "timestamp '1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999) },
        { "timestamp_s '2024-02-29 12:34:56'", new DateTime(2024, 2, 29, 12, 34, 56) },
        { "timestamp_ms '2024-02-29 12:34:56.789'", new DateTime(2024, 2, 29, 12, 34, 56, 789) },
        { "timestamp_ns '2024-02-29 12:34:56.123456700'", new DateTime(2024, 2, 29, 12, 34, 56, 123, 456).AddTicks(7) },
        { "interval '-36 hours'", TimeSpan.FromHours(-36) },
        { "[1, null, 3]", new List<int?> { 1, null, 3 } },
        { "[['a'], []]", new List<List<string>> { new() { "a" }, new() } },
        { "array_value(1.5::double, 2.5::double)", new List<double> { 1.5, 2.5 } },
        { "{'gene': 'TP53', 'rank': 1}", new Dictionary<string, object?> { ["gene"] = "TP53", ["rank"] = 1 } },
        { "map {'a': 1, 'b': 2}", new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 } },
    };

    public static TheoryData<object, string> Parameters => new()
    {
        { true, "BOOLEAN" },
        { (sbyte)-7, "TINYINT" },
        { (short)-7, "SMALLINT" },
        { -7, "INTEGER" },
        { -7L, "BIGINT" },
        { (byte)7, "UTINYINT" },
        { (ushort)7, "USMALLINT" },
        { 7u, "UINTEGER" },
        { 7ul, "UBIGINT" },
        { 1.5f, "FLOAT" },
        { double.NegativeInfinity, "DOUBLE" },
        { BigInteger.Pow(2, 100), "HUGEINT" },
        { -12.345m, "DECIMAL(5,3)" },
        { "a\0b", "VARCHAR" },
        { LongText, "VARCHAR" },
        { new Guid("ff010203-0405-0607-0809-0a0b0c0d0e0f"), "UUID" },
        { new DateOnly(1600, 2, 29), "DATE" },
        { new TimeOnly(1, 2, 3, 4, 5), "TIME" },
        { new DateTime(1900, 1, 2, 3, 4, 5, 6, 7), "TIMESTAMP" },
        { TimeSpan.FromMilliseconds(-1500), "INTERVAL" },
        { new List<int> { 1, 2 }, "INTEGER[]" },
        { new List<string> { LongText }, "VARCHAR[]" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_value_comes_out_of_a_result_as_it_was_written(string literal, object expected)
    {
        using var command = database.Command($"select {literal}, null::integer, {literal}");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.Equal(expected, Read(reader, 0, expected));
        Assert.True(reader.IsDBNull(1));
        Assert.Equal(expected, Read(reader, 2, expected));
    }

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_null_of_every_type_is_null(string literal, object expected)
    {
        using var command = database.Command($"select value from (values (0, null), (1, {literal}), (2, null)) as rows(i, value) order by i");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read() && reader.IsDBNull(0));
        Assert.True(reader.Read() && !reader.IsDBNull(0));
        Assert.Equal(expected, Read(reader, 0, expected));
        Assert.True(reader.Read() && reader.IsDBNull(0));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_keeps_its_type_and_its_value(object value, string type)
    {
        using var command = database.Command("select typeof($1), $1", value);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.Equal(type, reader.GetString(0));
        Assert.Equal(value, Read(reader, 1, value));
    }

    [Fact]
    public void A_blob_goes_in_and_comes_out_byte_for_byte()
    {
        byte[] bytes = [0, 255, 10, 13, 0, 128, .. new byte[100]];

        using var stream = database.Scalar<Stream>("select $1", bytes);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);

        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal(0, database.Scalar<long>("select octet_length($1)", Array.Empty<byte>()));
    }

    [Fact]
    public void A_null_parameter_is_null() =>
        Assert.True(database.Scalar<bool>("select $1 is null", DBNull.Value));

    [Fact]
    public void Parameters_are_found_by_name_in_every_statement_that_has_them()
    {
        using var command = database.Command("create table t as select $b as b, $a as a; select a || b || $a from t");
        command.Parameters.Add(new DuckDBParameter("a", "x"));
        command.Parameters.Add(new DuckDBParameter("b", "y"));

        Assert.Equal("xyx", command.ExecuteScalar());
    }

    [Theory]
    [InlineData("infinity", 5_881_580, 7, 11)]
    [InlineData("-infinity", -5_877_641, 6, 24)]
    [InlineData("5881580-07-10", 5_881_580, 7, 10)]
    [InlineData("0000-02-29", 0, 2, 29)]
    [InlineData("5877642-06-25 (BC)", -5_877_641, 6, 25)]
    public void A_date_that_dotnet_cannot_hold_goes_out_and_back(string text, int year, byte month, byte day)
    {
        var date = database.Scalar<DuckDBDateOnly>($"select date '{text}'");

        Assert.Equal(new DuckDBDateOnly(year, month, day), date);
        Assert.Equal(text.Contains("infinity", StringComparison.Ordinal), date.IsInfinity);
        Assert.True(database.Scalar<bool>($"select $1 = date '{text}'", date));
    }

    [Fact]
    public void Timestamps_keep_both_infinities()
    {
        Assert.Equal(DuckDBTimestamp.PositiveInfinity, database.Scalar<DuckDBTimestamp>("select timestamp 'infinity'"));
        Assert.Equal(DuckDBTimestamp.NegativeInfinity, database.Scalar<DuckDBTimestamp>("select timestamp '-infinity'"));
        Assert.Equal(long.MaxValue, DuckDBTimestamp.PositiveInfinity.ToDuckDBTimestampStruct().Micros);
        Assert.Equal(-long.MaxValue, DuckDBTimestamp.NegativeInfinity.ToDuckDBTimestampStruct().Micros);
    }

    [Fact]
    public void A_date_is_the_day_that_DuckDB_counts_over_its_whole_range()
    {
        var generator = new Random(20240229);
        List<int> days = [.. Enumerable.Range(0, 2000).Select(_ => generator.Next(-2_147_483_646, 2_147_483_646))];
        using var command = database.Command(
            """
            select year(date)::integer, month(date)::utinyint, day(date)::utinyint
            from (select unnest($1) as days, generate_subscripts($1, 1) as ordinal), lateral (select date '1970-01-01' + days) as dates(date)
            order by ordinal
            """,
            days);
        using var reader = command.ExecuteReader();

        foreach (var day in days)
        {
            Assert.True(reader.Read());
            var date = DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = day });
            Assert.Equal(new DuckDBDateOnly(reader.GetInt32(0), reader.GetByte(1), reader.GetByte(2)), date);
            Assert.Equal(day, date.ToDuckDBDate().Days);
        }
    }

    [Theory]
    [InlineData("12:34:56.789+05:30", 5 * 3600 + 30 * 60)]
    [InlineData("12:34:56.789-15:59:59", -57_599)]
    [InlineData("12:34:56.789+15:59:59", 57_599)]
    public void A_time_with_an_offset_keeps_both(string text, int offset)
    {
        // The provider has no reader for the offset's seconds, so the bits are taken apart as they lie in the vector.
        var bits = new DuckDBTimeTzStruct { Bits = (45_296_789_000ul << 24) + (ulong)(57_599 - offset) };
        var timeTz = NativeMethods.DateTimeHelpers.DuckDBFromTimeTz(bits);

        Assert.Equal(new DuckDBTimeOnly(12, 34, 56, 789_000), timeTz.Time);
        Assert.Equal(offset, timeTz.Offset);
        Assert.Equal(offset, database.Scalar<long>($"select date_part('timezone', timetz '{text}')"));
    }

    [Fact]
    public void An_instant_is_the_same_whatever_its_offset()
    {
        var instant = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(5));

        Assert.Equal(instant.ToUnixTimeMilliseconds(), database.Scalar<long>("select epoch_ms($1::timestamptz)", instant));
        Assert.Equal(instant.UtcDateTime, database.Scalar<DateTime>("select timestamptz '2024-02-29 12:00:00+05'"));
    }

    [Fact]
    public void An_interval_with_months_is_no_time_span()
    {
        Assert.Equal(-1, database.Scalar<DuckDBInterval>("select interval '-1 month'").Months);
        Assert.Throws<ArgumentOutOfRangeException>(() => (TimeSpan)new DuckDBInterval(1, 0, 0));
        Assert.Equal(TimeSpan.FromHours(-36), (TimeSpan)(DuckDBInterval)TimeSpan.FromHours(-36));
    }

    [Fact]
    public void A_number_of_more_than_128_bits_is_no_hugeint()
    {
        Assert.Throws<OverflowException>(() => new DuckDBHugeInt(BigInteger.Pow(2, 127)));
        Assert.Throws<OverflowException>(() => new DuckDBUHugeInt(BigInteger.MinusOne));
        Assert.Equal(BigInteger.MinusOne, new DuckDBHugeInt(BigInteger.MinusOne).ToBigInteger());
    }

    public void Dispose() => database.Dispose();

    // A list, struct or map is read as the type that is expected, everything else as the provider's own choice.
    static object Read(DuckDBDataReader reader, int column, object expected) => expected switch
    {
        List<int?> => reader.GetFieldValue<List<int?>>(column),
        BigInteger => reader.GetFieldValue<BigInteger>(column),
        _ => reader.GetValue(column),
    };
}
