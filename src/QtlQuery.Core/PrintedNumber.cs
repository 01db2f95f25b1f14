namespace QtlQuery.Core;

/// <summary>The number that a source printed, from the single-precision float that a table keeps of it.</summary>
/// <remarks>
/// A float holds every decimal of up to six digits so that it can be told from its neighbours, but widened to double it differs from that decimal in
/// the eighth digit: enough to move a log Bayes factor at |z| = 40 by 1e-4.
/// </remarks>
public static class PrintedNumber
{
    const int LeastDigits = 6;
    const int MostDigits = 7;

    // Floats lie between 1e-45 and 3.4e38.
    const int LeastExponent = -46;

    // 10^22 is the largest power of ten that a double holds exactly.
    static readonly double[] PowersOfTen = Powers(0, 22);

    static readonly double[] Magnitudes = Powers(LeastExponent, 39);

    /// <summary>The decimal of at most seven digits that rounds to the float, or the float itself where there is none.</summary>
    public static double Of(float stored)
    {
        double wide = stored;
        if (stored == 0 || !float.IsFinite(stored))
            return wide;

        // Six digits before seven: near 10 the float is off by more than half a seventh digit.
        var exponent = Exponent(Math.Abs(wide));
        for (var digits = LeastDigits; digits <= MostDigits; digits++)
        {
            var power = digits - 1 - exponent;
            if (power < 0 || power >= PowersOfTen.Length)
                return double.Parse(stored.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
            var printed = Math.Round(wide * PowersOfTen[power]) / PowersOfTen[power];
            if ((float)printed == stored)
                return printed;
        }

        return wide;
    }

    /// <summary>Of the power of ten that is at most the number: its binary exponent tells it but for one, some five times as fast as a logarithm.</summary>
    static int Exponent(double magnitude)
    {
        // 1233 / 4096 is log10 of 2, a little less, which at 2^-149 makes less than a thousandth.
        var least = Math.ILogB(magnitude) * 1233 >> 12;
        return magnitude >= Magnitudes[least + 1 - LeastExponent] ? least + 1 : least;
    }

    static double[] Powers(int least, int most) =>
        [.. Enumerable.Range(least, most - least + 1).Select(power => double.Parse($"1e{power}", System.Globalization.CultureInfo.InvariantCulture))];
}
