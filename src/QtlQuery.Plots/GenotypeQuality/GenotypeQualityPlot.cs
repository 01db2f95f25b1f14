using QtlQuery.Plots.Distributions;
using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.GenotypeQuality;

/// <summary>What checks of genotypes found, in six panels: frequencies and call rates of variants, Hardy-Weinberg proportions, call rates, kinship and components of samples.</summary>
/// <param name="HardyWeinberg">Its caption is not drawn; null where nothing was tested.</param>
/// <param name="Components">Null where fewer than two were asked for.</param>
public sealed record GenotypeQualityPlot(
    Caption Caption, HistogramPanel Frequencies, HistogramPanel VariantCallRates, QqPlot? HardyWeinberg, HistogramPanel SampleCallRates, HistogramPanel Kinships, ComponentsPanel? Components)
{
    const double PanelLeft = 74;
    const double PanelTop = 34;
    const double PanelWidth = 270;
    const double PanelHeight = 210;
    const double Column = PanelLeft + PanelWidth;
    const double Row = PanelTop + PanelHeight + Axis.Below + 8;
    const int Columns = 3;

    /// <exception cref="NothingToDraw">There is no variant.</exception>
    public string Svg()
    {
        if (Frequencies.Total == 0)
            throw new NothingToDraw("the genotypes have no variant with a call");
        (string Title, Action<Picture, Area>? Draw)[] panels =
        [
            ("Frequency of the rarer allele", Frequencies.Draw),
            ("Call rate of variants", VariantCallRates.Draw),
            ("Hardy-Weinberg proportions", HardyWeinberg is { Points.Count: > 0 } ? HardyWeinberg.Draw : null),
            ("Call rate of samples", SampleCallRates.Draw),
            ("Kinship of pairs of samples", Kinships.Total > 0 ? Kinships.Draw : null),
            ("Principal components", Components is { } components && components.Groups.Any(group => group.Places.Count > 0) ? components.Draw : null),
        ];
        var picture = new Picture(Columns * Column + 24 + (Components?.HasNames == true ? ComponentsPanel.Legend : 0), panels.Length / Columns * Row, Caption, Description());
        for (var panel = 0; panel < panels.Length; panel++)
        {
            var (left, top) = (panel % Columns * Column + PanelLeft, picture.Top + panel / Columns * Row + PanelTop);
            var area = new Area(left, top, left + PanelWidth, top + PanelHeight);
            picture.Text(area.Left, area.Top - 10, panels[panel].Title, bold: true);
            if (panels[panel].Draw is { } draw)
                draw(picture, area);
            else
                picture.Text(area.Left + 8, area.Top + 20, "Nothing to show", fill: Picture.Grey);
        }

        return picture.Finish();
    }

    string Description() =>
        $"Six panels on the quality of genotypes: histograms of minor allele frequency and call rate of {NumberText.Whole(Frequencies.Total)} variants, a quantile-quantile plot of "
        + $"{NumberText.Whole(HardyWeinberg?.Tests ?? 0)} Hardy-Weinberg tests, histograms of the call rate of {NumberText.Whole(SampleCallRates.Total)} samples and of the kinship of {NumberText.Whole(Kinships.Total)} pairs of them, "
        + $"and {(Components is null ? "no principal components" : $"two principal components by {NumberText.Whole(Components.Groups.Count)} groups")}.";
}
