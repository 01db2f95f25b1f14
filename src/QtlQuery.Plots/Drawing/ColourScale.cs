using System.Globalization;

namespace QtlQuery.Plots.Drawing;

/// <summary>Values to colours, evenly between given ones.</summary>
/// <remarks>Blue and orange differ for every kind of colour blindness, and each half also by its lightness.</remarks>
sealed class ColourScale
{
    readonly (int Red, int Green, int Blue)[] _stops;

    ColourScale(double low, double high, params (int, int, int)[] stops)
    {
        (Low, High, _stops) = (low, high, stops);
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>From blue over white at 0 to orange.</summary>
    /// <param name="largest">Size of the values with the full colours, above 0.</param>
    public static ColourScale Diverging(double largest) => new(-largest, largest, (23, 78, 148), (116, 167, 214), (250, 250, 250), (240, 163, 96), (166, 65, 10));

    /// <summary>From near white to dark blue.</summary>
    public static ColourScale Sequential(double low, double high) => new(low, high, (247, 249, 252), (157, 192, 224), (70, 130, 187), (15, 55, 110));

    public string At(double value)
    {
        var share = Math.Clamp((value / 2 - Low / 2) / (High / 2 - Low / 2), 0, 1) * (_stops.Length - 1);
        var below = Math.Min((int)share, _stops.Length - 2);
        var (from, to, part) = (_stops[below], _stops[below + 1], share - below);
        return string.Create(CultureInfo.InvariantCulture, $"#{Mixed(from.Red, to.Red):x2}{Mixed(from.Green, to.Green):x2}{Mixed(from.Blue, to.Blue):x2}");

        int Mixed(int one, int other) => (int)Math.Round(one + part * (other - one));
    }

    /// <summary>Whether text on the colour must be light to be read.</summary>
    public bool IsDark(double value)
    {
        var colour = int.Parse(At(value).AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return 0.299 * (colour >> 16) + 0.587 * ((colour >> 8) & 255) + 0.114 * (colour & 255) < 130;
    }
}
