using System.Globalization;

namespace QtlQuery.Cli.Demo;

/// <summary>Numbers as most statistics files print them: six significant digits, in the manner of C's <c>%g</c>.</summary>
static class SixDigits
{
    /// <summary>Least exponent that a double holds with all its digits.</summary>
    const int LeastExponent = -300;

    public static string Of(double value)
    {
        var parts = value.ToString("E5", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent is < -4 or >= 6
            ? Scientific(parts[0], exponent)
            : Trimmed(value.ToString($"F{5 - exponent}", CultureInfo.InvariantCulture));
    }

    /// <summary>The p-value itself, also where no double can hold it: 411.508638 becomes <c>3.1e-412</c>.</summary>
    public static string OfNegLog10(double negLog10P)
    {
        var exponent = (int)Math.Floor(-negLog10P);
        if (exponent >= LeastExponent)
            return Of(Math.Pow(10, -negLog10P));

        var mantissa = Math.Pow(10, -negLog10P - exponent).ToString("F5", CultureInfo.InvariantCulture);
        return mantissa.StartsWith("10", StringComparison.Ordinal) ? Scientific("1", exponent + 1) : Scientific(mantissa, exponent);
    }

    static string Scientific(string mantissa, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"{Trimmed(mantissa)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    static string Trimmed(string number) => number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
