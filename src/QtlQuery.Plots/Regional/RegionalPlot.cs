using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Regional;

/// <summary>Minus log10 p by position, one panel a trait, over the genes of the region.</summary>
/// <param name="Panels">From top to bottom, on one scale of positions.</param>
/// <param name="Genes">Those of the region, in any order.</param>
/// <param name="First">First base shown, 1-based.</param>
/// <param name="Last">Last base shown.</param>
public sealed record RegionalPlot(Caption Caption, string Chromosome, int First, int Last, IReadOnlyList<RegionalPanel> Panels, IReadOnlyList<RegionalGene> Genes)
{
    const double Width = 800;
    const double Right = Width - 20;
    const double PanelTop = 22;
    const double LegendHeight = 22;
    const double BasesPerMb = 1e6;

    /// <exception cref="NothingToDraw">There is no panel.</exception>
    public string Svg()
    {
        if (Panels.Count == 0)
            throw new NothingToDraw("no association lies in the region");

        var panelHeight = Panels.Count == 1 ? 260 : Panels.Count <= 4 ? 170 : 120;
        // Scales of a panel at 0, for the widest numbers beside the axes.
        var left = 12 + Panels.Max(panel => Axis.LeftOf(AssociationPanel.Scale(panel, new(0, 0, 1, panelHeight))));
        var positions = new LinearScale(First, Last, left, Right);
        var genes = new GeneTrack(Genes, positions);
        var hasLd = Panels.Any(panel => panel.Points.Any(point => point.R2 is not null));
        var picture = new Picture(Width, LegendHeight + Panels.Count * (PanelTop + panelHeight) + 10 + genes.Height + Axis.Below, Caption, Description());

        AssociationPanel.Legend(picture, left, picture.Top + 14, hasLd);
        var y = picture.Top + LegendHeight;
        foreach (var panel in Panels)
        {
            var area = new Area(left, y + PanelTop, Right, y + PanelTop + panelHeight);
            AssociationPanel.Draw(picture, panel, area, positions, AssociationPanel.Scale(panel, area));
            y = area.Bottom;
        }

        y += 10;
        genes.Draw(picture, y);
        Axis.Bottom(picture, new(First / BasesPerMb, Last / BasesPerMb, left, Right), y + genes.Height, $"Position on chromosome {Chromosome} (Mb)");
        return picture.Finish();
    }

    string Description() =>
        $"Regional association plot of chromosome {Chromosome} from {NumberText.Whole(First)} to {NumberText.Whole(Last)}, {Panels.Count} panel(s): "
        + string.Join("; ", Panels.Select(panel => $"{panel.Title}, {panel.Points.Count + 1} variants, lead {panel.Lead.Label} with −log10 p {NumberText.Significant(panel.Lead.NegLog10P)}"))
        + $". Genes below: {(Genes.Count == 0 ? "none known" : string.Join(", ", Genes.OrderBy(gene => gene.First).Select(gene => gene.Name)))}.";
}
