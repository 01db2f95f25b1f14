using System.Globalization;

namespace QtlQuery.Plots.Drawing;

/// <summary>Numbers as text: of coordinates, and to be read.</summary>
static class NumberText
{
    const string Minus = "\u2212";

    /// <summary>A coordinate: two decimals, which is finer than any screen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no finite number: a plot's mistake, not its reader's.</exception>
    public static string Coordinate(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate is finite.");
        return (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture); // + 0 makes 0 of -0
    }

    /// <summary>So many significant digits; far from 1 with a power of ten.</summary>
    public static string Significant(double value, int digits = 3)
    {
        var size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (size is < 1e-4 or >= 1e6)
            return Signed(size.ToString($"0.{new string('#', digits - 1)}e+0", CultureInfo.InvariantCulture), value);
        var decimals = Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(size)));
        return Signed(size.ToString($"N{decimals}", CultureInfo.InvariantCulture), value);
    }

    /// <summary>A number with so many decimals; far from 1 as <see cref="Significant"/>.</summary>
    public static string Decimals(double value, int decimals) =>
        Math.Abs(value) >= 1e6 ? Significant(value) : Signed(Math.Abs(value).ToString($"N{decimals}", CultureInfo.InvariantCulture), Math.Round(value, decimals));

    /// <summary>Minus log10 of p: two decimals below 10, one above.</summary>
    public static string NegLog10P(double value) => Decimals(value, value < 10 ? 2 : 1);

    /// <summary>A number beside a tick: as many decimals as the steps have.</summary>
    public static string Tick(double value, double step)
    {
        var size = Math.Abs(value);
        if (size < step / 2)
            return "0";
        if (step < 1e-5 || size >= 1e9)
            return Signed(size.ToString("0.####e+0", CultureInfo.InvariantCulture), value);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return Signed(size.ToString($"N{decimals}", CultureInfo.InvariantCulture), value);
    }

    /// <summary>A count or a position, with its thousands parted.</summary>
    public static string Whole(long value) => Signed(Math.Abs((decimal)value).ToString("N0", CultureInfo.InvariantCulture), value);

    static string Signed(string size, double value) => value < 0 ? Minus + size : size;
}
