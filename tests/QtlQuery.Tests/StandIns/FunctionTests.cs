using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Tests.StandIns;

/// <summary>Functions written in C# and called from SQL.</summary>
public sealed class FunctionTests : IDisposable
{
    readonly MemoryDatabase database = new();

    /// <summary>A table function with one parameter, an argument in SQL, and how the argument must look in C#.</summary>
    public static TheoryData<Action<DuckDBConnection>, string, string> Arguments => new()
    {
        { Echo<bool>, "true", "True" },
        { Echo<sbyte>, "-7::tinyint", "-7" },
        { Echo<short>, "-700::smallint", "-700" },
        { Echo<int>, "-70000", "-70000" },
        { Echo<long>, "-7000000000", "-7000000000" },
        { Echo<byte>, "200::utinyint", "200" },
        { Echo<ushort>, "60000::usmallint", "60000" },
        { Echo<uint>, "4000000000::uinteger", "4000000000" },
        { Echo<ulong>, "18446744073709551615::ubigint", "18446744073709551615" },
        { Echo<float>, "0.5::float", "0.5" },
        { Echo<double>, "1e-300::double", "1E-300" },
        { Echo<BigInteger>, "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728" },
        { Echo<decimal>, "12.345", "12.345000000000000000" }, // the provider declares decimal(38, 18)
        { Echo<string>, "'a longer text, Δβ'", "a longer text, Δβ" },
        { Echo<Guid>, "'80010203-0405-0607-0809-0a0b0c0d0e0f'::uuid", "80010203-0405-0607-0809-0a0b0c0d0e0f" },
        { Echo<DateOnly>, "date '2024-02-29'", "02/29/2024" },
        { Echo<TimeOnly>, "time '01:02:03'", "01:02" },
        { Echo<DateTime>, "timestamp '1969-12-31 23:59:58'", "12/31/1969 23:59:58" },
        { Echo<TimeSpan>, "interval '-36 hours'", "-1.12:00:00" },
    };

    [Fact]
    public void A_scalar_function_runs_on_every_row()
    {
        database.Connection.RegisterScalarFunction("doubled", (Func<long, long>)(value => 2 * value));
        database.Connection.RegisterScalarFunction("joined", (Func<string[], string>)(values => string.Join('+', values)));

        Assert.Equal(9_999_000_0, database.Scalar<long>("select sum(doubled(i))::bigint from range(10000) as t(i)"));
        Assert.Equal("a+twelve bytes+longer than twelve bytes", database.Scalar<string>("select joined('a', 'twelve bytes', 'longer than twelve bytes')"));
    }

    [Fact]
    public void A_scalar_function_is_not_asked_about_nulls()
    {
        database.Connection.RegisterScalarFunction("length_of", (Func<string, int>)(text => text.Length));

        Assert.True(database.Scalar<bool>("select length_of(null::varchar) is null"));
    }

    [Fact]
    public void An_exception_of_a_scalar_function_is_the_cause_of_the_error()
    {
        database.Connection.RegisterScalarFunction(
            "failing", (Func<int, int>)(value => value > 5000 ? throw new InvalidOperationException("too large") : value));

        var failure = Assert.Throws<DuckDBException>(() => database.Scalar<long>("select sum(failing(i::integer))::bigint from range(10000) as t(i)"));

        Assert.Contains("too large", failure.Message, StringComparison.Ordinal);
        Assert.Equal("too large", Assert.IsType<InvalidOperationException>(failure.InnerException).Message);
    }

    [Fact]
    public void A_table_function_gives_rows_by_its_parameters()
    {
        database.Connection.RegisterTableFunction(
            "squares",
            (int count) => Enumerable.Range(0, count).Select(number => (Number: number, Label: $"number {number} with a long label")),
            row => new { number = row.Number, square = (long)row.Number * row.Number, label = row.Label });

        Assert.Equal(4999L * 4999, database.Scalar<long>("select max(square) from squares(5000)"));
        Assert.Equal("number 4321 with a long label", database.Scalar<string>("select label from squares(5000) where number = 4321"));
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_argument_of_a_table_function_keeps_its_value(Action<DuckDBConnection> register, string argument, string expected)
    {
        register(database.Connection);

        Assert.Equal(expected, database.Scalar<string>($"select text from echo({argument})"));
    }

    [Fact]
    public void An_exception_while_a_table_function_binds_is_the_cause_of_the_error()
    {
        database.Connection.RegisterTableFunction<int>(
            "unready",
            parameters => throw new InvalidOperationException($"not ready for {parameters[0].GetValue<int>()}"),
            (item, writers, row) => writers[0].WriteValue((int)item!, row));

        var failure = Assert.Throws<DuckDBException>(() => database.Scalar<int>("from unready(3)"));

        Assert.Contains("not ready for 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_read_as_what_it_holds()
    {
        using var list = NativeMethods.Value.DuckDBCreateListValue(
            NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Integer),
            [NativeMethods.Value.DuckDBCreateInt32(1), NativeMethods.Value.DuckDBCreateInt32(2)],
            2);
        using var nothing = NativeMethods.Value.DuckDBCreateNullValue();

        Assert.Equal([1, 2], list.GetValue<List<int>>());
        Assert.Equal([1L, 2L], list.GetValue<List<long>>());
        Assert.Equal("[1, 2]", list.GetValue<string>());
        Assert.True(nothing.IsNull());
        Assert.Null(nothing.GetValue<int?>());
        Assert.Throws<InvalidCastException>(() => nothing.GetValue<int>());
        Assert.Throws<InvalidCastException>(() => list.GetValue<int>());
    }

    public void Dispose() => database.Dispose();

    static void Echo<T>(DuckDBConnection connection) => connection.RegisterTableFunction<T>(
        "echo",
        parameters => new TableFunction(
            [new ColumnInfo("text", typeof(string))],
            new[] { string.Create(CultureInfo.InvariantCulture, $"{parameters[0].GetValue<T>()}") }),
        (item, writers, row) => writers[0].WriteValue((string)item!, row));
}
