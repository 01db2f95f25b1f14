namespace QtlQuery.Plots.Drawing;

/// <summary>Colours of variants by their LD with the lead, in the bins that regional plots have: r2 of 0.2, 0.4, 0.6 and 0.8.</summary>
/// <remarks>In the order blue to red that readers know, by hues that the colour-blind tell apart (Okabe and Ito 2008).</remarks>
static class LdColours
{
    public const string Lead = "#7a2a8c";
    public const string Unknown = "#a6a6a6";

    /// <summary>Each bin's largest r2 and colour; a border belongs to the bin above it.</summary>
    public static readonly IReadOnlyList<(double Below, string Colour)> Bins =
    [
        (0.2, "#0b4f8a"),
        (0.4, "#56b4e9"),
        (0.6, "#009e73"),
        (0.8, "#e69f00"),
        (double.PositiveInfinity, "#d55e00"),
    ];

    public static string Of(double? r2) => r2 is { } known ? Bins.First(bin => known < bin.Below).Colour : Unknown;
}
