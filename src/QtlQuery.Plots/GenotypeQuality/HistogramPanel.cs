using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.GenotypeQuality;

/// <summary>How many variants, samples or pairs have a value in each of some bins of one width.</summary>
/// <param name="Measure">What the values are.</param>
/// <param name="Counted">What is counted.</param>
/// <param name="First">Where the first bin begins.</param>
/// <param name="Width">Of each bin.</param>
/// <param name="Counts">Of the bins, from the first on.</param>
public sealed record HistogramPanel(string Measure, string Counted, double First, double Width, IReadOnlyList<long> Counts)
{
    const double LabelSize = 11;

    /// <summary>Whether heights are the logarithm of one more than the count, so that few beside many are seen.</summary>
    public bool LogCounts { get; init; }

    public IReadOnlyList<HistogramMark> Marks { get; init; } = [];

    internal long Total => Counts.Sum();

    internal void Draw(Picture picture, Area area)
    {
        var values = new LinearScale(First, First + Width * Counts.Count, area.Left, area.Right);
        var heights = LinearScale.ToTicks(0, Counts.Select(Height).DefaultIfEmpty().Max() is > 0 and var most ? most : 1, area.Bottom, area.Top, about: 4);
        for (var bin = 0; bin < Counts.Count; bin++)
        {
            if (Counts[bin] == 0)
                continue;
            var (from, to) = (First + bin * Width, First + (bin + 1) * Width);
            picture.Rectangle(new(values.At(from), heights.At(Height(Counts[bin])), values.At(to), area.Bottom), "#5b8fc4", "#ffffff", hint: $"{NumberText.Significant(from)} to {NumberText.Significant(to)}: {NumberText.Whole(Counts[bin])}");
        }

        foreach (var (mark, place) in Marks.Where(mark => values.Holds(mark.At)).Select((mark, place) => (mark, place)))
        {
            picture.Line(values.At(mark.At), area.Top, values.At(mark.At), area.Bottom, "#a6410a", dash: "3 3");
            // Right of the line where there is room, each a line lower.
            var fits = values.At(mark.At) + 4 + TextSize.Width(mark.Label, LabelSize) <= area.Right;
            picture.Text(values.At(mark.At) + (fits ? 4 : -4), area.Top + 10 + 14 * place, mark.Label, fits ? TextAnchor.Start : TextAnchor.End, LabelSize, "#a6410a");
        }

        Axis.Left(picture, heights, area.Left, LogCounts ? $"log₁₀ (1 + {Counted})" : $"{char.ToUpperInvariant(Counted[0])}{Counted[1..]}", about: 4);
        Axis.Bottom(picture, values, area.Bottom, Measure, about: 5);
    }

    double Height(long count) => LogCounts ? Math.Log10(1 + (double)count) : count;
}
