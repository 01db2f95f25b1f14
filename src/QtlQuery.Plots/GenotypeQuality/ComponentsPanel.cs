using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.GenotypeQuality;

/// <summary>Samples by two principal components, a colour for each group.</summary>
/// <param name="Groups">Those past the seventh are grey, together.</param>
public sealed record ComponentsPanel(string XTitle, string YTitle, IReadOnlyList<SampleGroup> Groups)
{
    /// <summary>Room that the names of groups need on the right.</summary>
    internal const double Legend = 130;

    const double LabelSize = 11;

    // Okabe and Ito's colours, which the colour-blind tell apart.
    static readonly string[] Colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8a6d00"];

    internal bool HasNames => Groups.Any(group => group.Name is not null);

    internal void Draw(Picture picture, Area area)
    {
        var places = Groups.SelectMany(group => group.Places).ToList();
        var x = LinearScale.ToTicks(places.Min(place => place.X), places.Max(place => place.X), area.Left + 4, area.Right - 4);
        var y = LinearScale.ToTicks(places.Min(place => place.Y), places.Max(place => place.Y), area.Bottom - 4, area.Top + 4);
        // The last groups first, so that the first ones lie on top.
        for (var group = Groups.Count - 1; group >= 0; group--)
            picture.Dots(Groups[group].Places.Select(place => (x.At(place.X), y.At(place.Y))), ColourOf(group), 4);
        if (HasNames)
            DrawNames(picture, area);
        Axis.Left(picture, y, area.Left, YTitle, about: 4);
        Axis.Bottom(picture, x, area.Bottom, XTitle, about: 4);
    }

    void DrawNames(Picture picture, Area area)
    {
        var at = area.Top + 8;
        for (var group = 0; group < Math.Min(Groups.Count, Colours.Length); group++, at += 16)
            Name(picture, area.Right + 12, at, $"{Groups[group].Name} ({NumberText.Whole(Groups[group].Places.Count)})", ColourOf(group));
        if (Groups.Count > Colours.Length)
            Name(picture, area.Right + 12, at, $"{NumberText.Whole(Groups.Count - Colours.Length)} further groups", Picture.Grey);
    }

    static void Name(Picture picture, double x, double y, string name, string colour)
    {
        picture.Dots([(x, y)], colour, 7);
        picture.Text(x + 8, y + 4, Shortened(name), size: LabelSize);
    }

    static string Shortened(string name)
    {
        if (TextSize.Width(name, LabelSize) <= Legend - 24)
            return name;
        var runes = name.EnumerateRunes().ToList();
        while (runes.Count > 0 && TextSize.Width(string.Concat(runes) + "…", LabelSize) > Legend - 24)
            runes.RemoveAt(runes.Count - 1);
        return string.Concat(runes) + "…";
    }

    static string ColourOf(int group) => group < Colours.Length ? Colours[group] : Picture.Grey;
}
