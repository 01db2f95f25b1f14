using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class PrintedNumberTests
{
    [Theory]
    [InlineData("0.0255663")]
    [InlineData("-0.005327")]
    [InlineData("1e-12")]
    [InlineData("3.40282e+38")]
    [InlineData("1.23457e-30")]
    [InlineData("-940496e-18")]
    [InlineData("0")]
    public void A_printed_decimal_comes_back(string printed)
    {
        var number = double.Parse(printed, CultureInfo.InvariantCulture);
        Assert.Equal(number, PrintedNumber.Of((float)number));
    }

    [Fact]
    public void Any_decimal_of_six_digits_comes_back() =>
        Prop.ForAll(Gen.Choose(-999_999, 999_999).ToArbitrary(), Gen.Choose(-25, 10).ToArbitrary(), (digits, power) =>
        {
            var number = double.Parse($"{digits}e{power}", CultureInfo.InvariantCulture);
            return Math.Abs(PrintedNumber.Of((float)number) - number) <= 2e-16 * Math.Abs(number);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    // Six digits where they lead back to the float, else seven: the rule itself, by the runtime's own decimals.
    [Fact]
    public void Near_powers_of_ten_the_digits_are_counted_from_the_first_one()
    {
        for (var power = -15; power <= 5; power++)
        {
            var at = float.Parse($"1e{power}", CultureInfo.InvariantCulture);
            foreach (var near in new[] { MathF.BitDecrement(MathF.BitDecrement(at)), MathF.BitDecrement(at), at, MathF.BitIncrement(at), MathF.BitIncrement(MathF.BitIncrement(at)), 9.99999f * at, 0.5f * at })
            {
                double six = Decimal(near, "E5"), seven = Decimal(near, "E6");
                Assert.Equal((float)six == near ? six : (float)seven == near ? seven : near, PrintedNumber.Of(near), 1e-15 * near);
                Assert.Equal(-PrintedNumber.Of(near), PrintedNumber.Of(-near));
            }
        }
    }

    [Fact]
    public void A_float_that_is_no_short_decimal_stays_what_it_is()
    {
        Assert.Equal(1f / 3f, (float)PrintedNumber.Of(1f / 3f));
        Assert.True(double.IsNaN(PrintedNumber.Of(float.NaN)));
        Assert.Equal(double.PositiveInfinity, PrintedNumber.Of(float.PositiveInfinity));
    }

    static double Decimal(double number, string format) => double.Parse(number.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
