using System.Text;

namespace QtlQuery.Plots.Drawing;

/// <summary>What a path draws, as the text of its <c>d</c>.</summary>
static class PathData
{
    /// <summary>Dots: stretches without length, which round ends make visible. Those that fall on one tenth of a px are one.</summary>
    public static string Dots(IEnumerable<(double X, double Y)> places)
    {
        var data = new StringBuilder();
        var seen = new HashSet<(double, double)>();
        foreach (var (x, y) in places.Select(place => (Math.Round(place.X, 1), Math.Round(place.Y, 1))).Where(seen.Add))
            data.Append('M').Append(NumberText.Coordinate(x)).Append(' ').Append(NumberText.Coordinate(y)).Append("h0");
        return data.ToString();
    }

    /// <summary>A line through all places.</summary>
    public static string Line(IEnumerable<(double X, double Y)> places) =>
        string.Concat(places.Select((place, i) => $"{(i == 0 ? 'M' : 'L')}{NumberText.Coordinate(place.X)} {NumberText.Coordinate(place.Y)}"));

    /// <summary>A surface with these corners.</summary>
    public static string Polygon(IEnumerable<(double X, double Y)> corners) => Line(corners) + "Z";

    public static string Diamond(double x, double y, double halfWidth, double halfHeight) =>
        Polygon([(x - halfWidth, y), (x, y - halfHeight), (x + halfWidth, y), (x, y + halfHeight)]);
}
