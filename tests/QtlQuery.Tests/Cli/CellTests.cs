using System.Numerics;
using System.Text;
using QtlQuery.Cli.Output;

namespace QtlQuery.Tests.Cli;

public sealed class CellTests
{
    static string Text(object? value)
    {
        var cell = new Cell();
        CellReader.Fill(cell, value);
        return Encoding.UTF8.GetString(cell.Text);
    }

    [Theory]
    [InlineData(1.62428f, "1.62428")]
    [InlineData(0.1f, "0.1")]
    [InlineData(1e-5f, "1e-05")]
    [InlineData(-2.5e30f, "-2.5e+30")]
    [InlineData(16777216f, "16777216")]
    [InlineData(0f, "0")]
    [InlineData(float.NaN, "NaN")]
    public void A_float_is_its_shortest_text(float value, string expected) => Assert.Equal(expected, Text(value));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(1e-300, "1e-300")]
    [InlineData(12.5, "12.5")]
    [InlineData(1.6242799758911133, "1.6242799758911133")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_double_is_its_shortest_text(double value, string expected) => Assert.Equal(expected, Text(value));

    [Theory]
    [InlineData(0.0123f, "0.0123")]
    [InlineData(4.5e-30f, "4.5e-30")]
    [InlineData(-0.25f, "-0.25")]
    public void A_double_below_1_that_is_a_float_has_the_digits_of_the_float(float stored, string expected) => Assert.Equal(expected, Text((double)stored));

    public static TheoryData<object?, string> Values => new()
    {
        { null, "" },
        { DBNull.Value, "" },
        { true, "true" },
        { 42, "42" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { 1.50m, "1.50" },
        { new DateOnly(2024, 2, 29), "2024-02-29" },
        { new DateTime(2024, 2, 29, 13, 5, 6), "2024-02-29T13:05:06" },
        { new DateTime(2024, 2, 29, 13, 5, 6).AddTicks(1_250_000), "2024-02-29T13:05:06.125" },
        { new TimeOnly(1, 2, 3), "01:02:03" },
        { new TimeSpan(3, 12, 0, 0), "P3DT12H" },
        { new byte[] { 0, 255, 16 }, "00ff10" },
        { new List<int?> { 1, null }, "[1,null]" },
        { new List<string> { "a\"b", "µ" }, "[\"a\\\"b\",\"µ\"]" },
        { new Dictionary<string, object?> { ["x"] = 0.1f, ["y"] = new List<double> { 1e-7 } }, "{\"x\":0.1,\"y\":[1e-07]}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_of_any_type_has_one_text(object? value, string expected) => Assert.Equal(expected, Text(value));
}
