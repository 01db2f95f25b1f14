using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Distributions;

/// <summary>How far leads lie from the transcription start of their gene, one panel a dataset.</summary>
/// <param name="BinWidth">In bp.</param>
/// <param name="Furthest">Distances shown to both sides, in bp; what lies further is counted under the title.</param>
public sealed record TssDistanceHistogram(Caption Caption, IReadOnlyList<DistancePanel> Panels, long BinWidth, long Furthest)
{
    const double Width = 700;
    const double PanelTop = 30;
    const double PanelHeight = 130;
    const double BasesPerKb = 1000;

    /// <exception cref="NothingToDraw">No panel has a lead.</exception>
    public string Svg()
    {
        var panels = Panels.Where(panel => panel.Bins.Sum(bin => bin.Leads) > 0).ToList();
        if (panels.Count == 0)
            throw new NothingToDraw("no lead has a known distance from a transcription start");

        var left = 12 + panels.Max(panel => Axis.LeftOf(Counts(panel, new(0, 0, 1, PanelHeight)), about: 3));
        var distances = new LinearScale(-Furthest / BasesPerKb, Furthest / BasesPerKb, left, Width - 24);
        var picture = new Picture(Width, panels.Count * (PanelTop + PanelHeight) + Axis.Below, Caption, Description(panels));
        var y = picture.Top;
        foreach (var panel in panels)
        {
            var area = new Area(left, y + PanelTop, Width - 24, y + PanelTop + PanelHeight);
            Panel(picture, panel, area, distances);
            y = area.Bottom;
        }

        Axis.Bottom(picture, distances, y, "Lead minus transcription start (kb), in the direction of the genome");
        return picture.Finish();
    }

    void Panel(Picture picture, DistancePanel panel, Area area, LinearScale distances)
    {
        var counts = Counts(panel, area);
        foreach (var bin in Shown(panel).Where(bin => bin.Leads > 0).OrderBy(bin => bin.First))
        {
            var (from, to) = (distances.At(bin.First / BasesPerKb), distances.At((bin.First + BinWidth) / BasesPerKb));
            picture.Rectangle(new(from, counts.At(bin.Leads), to, area.Bottom), "#5b8fc4", "#ffffff", hint: $"{NumberText.Whole(bin.First)} to {NumberText.Whole(bin.First + BinWidth - 1)} bp: {NumberText.Whole(bin.Leads)}");
        }

        picture.Line(distances.At(0), area.Top, distances.At(0), area.Bottom, "#a6410a", dash: "3 3");
        Axis.Left(picture, counts, area.Left, "Leads", about: 3);
        picture.Line(area.Left, area.Bottom, area.Right, area.Bottom);
        var (leads, beyond) = (panel.Bins.Sum(bin => bin.Leads), panel.Bins.Sum(bin => bin.Leads) - Shown(panel).Sum(bin => bin.Leads));
        picture.Text(area.Left + 8, area.Top - 6, panel.Title, bold: true);
        picture.Text(area.Right, area.Top - 6, $"{NumberText.Whole(leads)} leads, median {NumberText.Significant(panel.Median / BasesPerKb)} kb away{(beyond > 0 ? $", {NumberText.Whole(beyond)} beyond the axis" : "")}", TextAnchor.End, 11, Picture.Grey);
    }

    LinearScale Counts(DistancePanel panel, Area area) =>
        LinearScale.ToTicks(0, Math.Max(1, Shown(panel).Select(bin => bin.Leads).DefaultIfEmpty().Max()), area.Bottom, area.Top, about: 3);

    IEnumerable<DistanceBin> Shown(DistancePanel panel) => panel.Bins.Where(bin => bin.First >= -Furthest && bin.First + BinWidth <= Furthest);

    string Description(List<DistancePanel> panels) =>
        $"Histogram of the distance of leads from the transcription start in bins of {NumberText.Whole(BinWidth)} bp, up to {NumberText.Whole(Furthest)} bp to both sides: "
        + string.Join("; ", panels.Select(panel => $"{panel.Title}, {NumberText.Whole(panel.Bins.Sum(bin => bin.Leads))} leads, median {NumberText.Whole((long)panel.Median)} bp away")) + ".";
}
