using QtlQuery.Plots.Drawing;
using QtlQuery.Statistics.Clustering;

namespace QtlQuery.Plots.Effects;

/// <summary>Datasets by datasets: how much each row's eQTLs are shared by each column, in the order of a tree that joins those most alike.</summary>
/// <param name="Datasets">Names, each once.</param>
/// <param name="Sharing">From 0 or -1 to 1, by the row's dataset and the column's; null where not known; the diagonal is not looked at.</param>
/// <param name="MeasureLabel">What is shared, such as Spearman correlation of effects.</param>
/// <param name="Low">The least that the measure can be: -1 of correlations, 0 of shares.</param>
public sealed record SharingHeatmap(Caption Caption, IReadOnlyList<string> Datasets, IReadOnlyList<IReadOnlyList<double?>> Sharing, string MeasureLabel, double Low)
{
    const double TreeWidth = 150;
    const double Gap = 10;
    const double TreeAxis = 36;

    /// <exception cref="NothingToDraw">No two datasets are compared.</exception>
    public string Svg()
    {
        var compared = Enumerable.Range(0, Datasets.Count).SelectMany(row => Sharing[row].Where((_, column) => column != row)).OfType<double>().ToList();
        if (compared.Count == 0)
            throw new NothingToDraw("no two datasets have leads that can be compared");

        var tree = Tree();
        var order = tree.LeafOrder;
        string[] names = [.. order.Select(item => Datasets[item])];
        var colours = Low < 0 ? ColourScale.Diverging(1) : ColourScale.Sequential(0, 1);
        var grid = new ColouredGrid(names, names, (row, column) => Sharing[order[row]][order[column]], colours, isOfItself: true);
        const string NotKnown = "not known";
        // The last column's name leans out over the tree, which begins below it.
        var treeLeft = 12 + grid.LabelWidth + grid.CellWidth * names.Length + Gap;
        var picture = new Picture(
            Math.Max(treeLeft + Math.Max(TreeWidth, grid.Overhang - Gap), 12 + grid.LabelWidth + ColouredGrid.LegendWidthWith(NotKnown)) + 12,
            grid.Height + TreeAxis + ColouredGrid.LegendHeight,
            Caption,
            $"Heatmap of {names.Length} datasets by {names.Length}, {MeasureLabel} from {NumberText.Significant(compared.Min())} to {NumberText.Significant(compared.Max())}; in the order of the tree: {string.Join(", ", names)}.");
        picture.DefineHatch();
        grid.Draw(picture, 12, picture.Top);
        grid.DrawLegend(picture, 12 + grid.LabelWidth, picture.Top + grid.Height + TreeAxis, $"{MeasureLabel}, of the row's leads in the column", NotKnown);
        DrawTree(picture, tree, treeLeft, picture.Top + grid.HeaderHeight, grid.CellHeight);
        return picture.Finish();
    }

    /// <summary>Average linkage on 1 minus the measure, of both directions the mean.</summary>
    public Dendrogram Tree() => AverageLinkage.Of(Datasets, (one, other) =>
        new[] { Sharing[one][other], Sharing[other][one] }.OfType<double>().ToList() is { Count: > 0 } known ? Math.Max(0, 1 - known.Average()) : null);

    static void DrawTree(Picture picture, Dendrogram tree, double left, double top, double cellHeight)
    {
        var highest = tree.Merges.Max(merge => merge.Height) ?? 0;
        var scale = new LinearScale(0, highest > 0 ? highest : 1, left, left + TreeWidth - 24);
        var count = tree.LeafOrder.Count;
        // Each cluster's place: how far to the right it goes, and its row.
        var places = new (double X, double Y)[count + tree.Merges.Count];
        for (var i = 0; i < count; i++)
            places[tree.LeafOrder[i]] = (left, top + (i + 0.5) * cellHeight);
        foreach (var (merge, i) in tree.Merges.Select((merge, i) => (merge, i)))
        {
            var (one, other) = (places[merge.Left], places[merge.Right]);
            var x = merge.Height is { } height ? scale.At(height) : left + TreeWidth - 8;
            picture.Path(PathData.Line([one, (x, one.Y), (x, other.Y), other]), stroke: Picture.Ink, width: 1.2, dash: merge.Height is null ? "3 3" : null, hint: merge.Height is { } known ? $"distance {NumberText.Significant(known)}" : "no distance is known");
            places[count + i] = (x, (one.Y + other.Y) / 2);
        }

        var bottom = top + count * cellHeight + 4;
        picture.Line(scale.From, bottom, scale.To, bottom);
        foreach (var tick in scale.Ticks(3))
        {
            picture.Line(scale.At(tick), bottom, scale.At(tick), bottom + 4);
            picture.Text(scale.At(tick), bottom + 15, NumberText.Tick(tick, scale.Step(3)), TextAnchor.Middle, 11);
        }

        picture.Text((scale.From + scale.To) / 2, bottom + 30, "1 − the measure, mean", TextAnchor.Middle, 11);
    }
}
