using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Effects;

/// <summary>Effects of many genes in many contexts as colours: blue below 0, orange above, hatched where nothing was tested.</summary>
/// <param name="Rows">Genes or pairs, from top to bottom.</param>
/// <param name="Columns">Contexts, from left to right.</param>
/// <param name="Values">By row and column; null where not tested.</param>
/// <param name="ValueLabel">What the values are, with their unit.</param>
public sealed record EffectHeatmap(Caption Caption, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Values, string ValueLabel)
{
    const string NotTested = "not tested";

    /// <exception cref="NothingToDraw">No value is known.</exception>
    public string Svg()
    {
        var known = Values.SelectMany(row => row).OfType<double>().ToList();
        if (known.Count == 0)
            throw new NothingToDraw("no gene was tested in any context");

        var largest = known.Max(Math.Abs);
        var colours = ColourScale.Diverging(largest > 0 ? largest : 1);
        var grid = new ColouredGrid(Rows, Columns, (row, column) => Values[row][column], colours);
        var picture = new Picture(
            Math.Max(grid.Width, grid.LabelWidth + ColouredGrid.LegendWidthWith(NotTested)) + 24,
            grid.Height + ColouredGrid.LegendHeight,
            Caption,
            $"Heatmap of {Rows.Count} rows by {Columns.Count} contexts, {known.Count} of {Rows.Count * Columns.Count} tested; {ValueLabel} from {NumberText.Significant(known.Min())} to {NumberText.Significant(known.Max())}.");
        picture.DefineHatch();
        grid.Draw(picture, 12, picture.Top);
        grid.DrawLegend(picture, 12 + grid.LabelWidth, picture.Top + grid.Height, ValueLabel, NotTested);
        return picture.Finish();
    }
}
