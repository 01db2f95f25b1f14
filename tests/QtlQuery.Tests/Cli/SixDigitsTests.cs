using QtlQuery.Cli.Demo;

namespace QtlQuery.Tests.Cli;

public sealed class SixDigitsTests
{
    // printf "%.6g" of C.
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(100, "100")]
    [InlineData(0.35255, "0.35255")]
    [InlineData(-0.00893820, "-0.0089382")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001234567, "1.23457e-05")]
    [InlineData(0.99999951, "1")]
    [InlineData(999999.7, "1e+06")]
    [InlineData(123456, "123456")]
    [InlineData(150.4210, "150.421")]
    [InlineData(3.1e-200, "3.1e-200")]
    public void Numbers_look_as_C_prints_them(double value, string text) => Assert.Equal(text, SixDigits.Of(value));

    // 412 - log10(3.1) and so on; the last but one would round up to 10e-401.
    [Theory]
    [InlineData(0, "1")]
    [InlineData(8, "1e-08")]
    [InlineData(0.3010299956639812, "0.5")]
    [InlineData(411.50863830616573, "3.1e-412")]
    [InlineData(999.154901959985743, "7e-1000")]
    [InlineData(400.0000000001, "1e-400")]
    [InlineData(310, "1e-310")]
    public void P_values_beyond_a_double_are_still_printed(double negLog10P, string text) => Assert.Equal(text, SixDigits.OfNegLog10(negLog10P));
}
