using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Regional;

/// <summary>One panel of minus log10 p by position, coloured by LD with the lead.</summary>
static class AssociationPanel
{
    const double LabelSize = 11;

    /// <summary>From 0 to the next tick above the highest of the panel.</summary>
    public static LinearScale Scale(RegionalPanel panel, Area area) =>
        LinearScale.ToTicks(0, panel.Points.Select(point => point.NegLog10P).Append(panel.Lead.NegLog10P).Append(panel.Threshold ?? 0).Append(1).Max() * 1.08, area.Bottom, area.Top);

    /// <param name="positions">Scale in bp.</param>
    public static void Draw(Picture picture, RegionalPanel panel, Area area, LinearScale positions, LinearScale ps)
    {
        if (panel.Threshold is { } line && ps.Holds(line))
            picture.Line(area.Left, ps.At(line), area.Right, ps.At(line), Picture.Grey, dash: "4 3");
        Dots(picture, panel.Points.Where(point => positions.Holds(point.Position)).Select(point => (point.R2, positions.At(point.Position), ps.At(point.NegLog10P))));
        var (x, y) = (positions.At(panel.Lead.Position), ps.At(panel.Lead.NegLog10P));
        Lead(picture, x, y, panel.Lead.Label, area);
        Axis.Left(picture, ps, area.Left, "−log₁₀ p", about: area.Height < 150 ? 4 : 5);
        picture.Line(area.Left, area.Bottom, area.Right, area.Bottom);
        picture.Text(area.Left + 8, area.Top - 4, panel.Title, bold: true);
    }

    /// <summary>Dots by LD, the strongest LD on top.</summary>
    public static void Dots(Picture picture, IEnumerable<(double? R2, double X, double Y)> points)
    {
        var byColour = points.ToLookup(point => LdColours.Of(point.R2), point => (point.X, point.Y));
        foreach (var colour in LdColours.Bins.Select(bin => bin.Colour).Prepend(LdColours.Unknown))
            picture.Dots(byColour[colour], colour);
    }

    /// <summary>The lead as a diamond, its label on the side that has room.</summary>
    public static void Lead(Picture picture, double x, double y, string label, Area area)
    {
        picture.Path(PathData.Diamond(x, y, 6, 6), LdColours.Lead, "#ffffff", hint: label);
        var width = TextSize.Width(label, LabelSize);
        var fitsRight = x + 9 + width <= area.Right;
        var left = fitsRight ? x + 8 : x - 10 - width;
        picture.Rectangle(new(left, y - 7, left + width + 2, y + 7), "#ffffff", opacity: 0.7); // dots under it do not make it unreadable
        picture.Text(fitsRight ? x + 9 : x - 9, y + 4, label, fitsRight ? TextAnchor.Start : TextAnchor.End, LabelSize);
    }

    /// <summary>What the colours mean, on one line.</summary>
    /// <returns>Width of it.</returns>
    public static double Legend(Picture picture, double left, double y, bool hasLd)
    {
        var x = left;
        picture.Path(PathData.Diamond(x + 5, y - 4, 5, 5), LdColours.Lead);
        x = Word(picture, x + 14, y, "lead");
        if (!hasLd)
            return x - left;
        x = Word(picture, x, y, "r² with it:") - 4;
        var low = 0.0;
        foreach (var (below, colour) in LdColours.Bins)
        {
            var high = Math.Min(below, 1);
            picture.Dots([(x + 4, y - 4)], colour, 8);
            x = Word(picture, x + 12, y, $"{NumberText.Tick(low, 0.1)}–{NumberText.Tick(high, 0.1)}");
            low = high;
        }

        picture.Dots([(x + 4, y - 4)], LdColours.Unknown, 8);
        return Word(picture, x + 12, y, "unknown") - left;
    }

    static double Word(Picture picture, double x, double y, string word)
    {
        picture.Text(x, y, word, size: LabelSize);
        return x + TextSize.Width(word, LabelSize) + 10;
    }
}
