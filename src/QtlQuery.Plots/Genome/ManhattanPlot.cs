using System.Text;
using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Genome;

/// <summary>Minus log10 p along the genome.</summary>
/// <param name="Points">In any order and number: those that fall on one px are one, so that the picture stays small.</param>
/// <param name="Thresholds">Dashed lines.</param>
/// <param name="Labelled">Points with names; names that would lie over a stronger one's or its point are left out.</param>
public sealed record ManhattanPlot(Caption Caption, IReadOnlyList<GenomePoint> Points, IReadOnlyList<ThresholdLine> Thresholds, IReadOnlyList<LabelledPoint> Labelled)
{
    const double Width = 1100;
    const double Height = 340;
    const double DotDiameter = 3;
    const double LabelSize = 11;
    static readonly string[] Colours = ["#174e94", "#7fa8cf"];

    /// <exception cref="NothingToDraw">There is no point.</exception>
    public string Svg()
    {
        if (Points.Count == 0)
            throw new NothingToDraw("no test has a place and a p-value");

        var strongest = Points.Max(point => point.NegLog10P);
        var high = Math.Max(Math.Max(strongest, Thresholds.Select(line => line.NegLog10P).DefaultIfEmpty().Max()) * 1.08, 1);
        var left = 12 + Axis.LeftOf(LinearScale.ToTicks(0, high, Height, 0));
        var picture = new Picture(Width, 12 + Height + Axis.Below, Caption, Description());
        var area = new Area(left, picture.Top + 12, Width - 14 - Thresholds.Select(line => TextSize.Width(line.Label, LabelSize)).DefaultIfEmpty().Max(), picture.Top + 12 + Height);
        var ps = LinearScale.ToTicks(0, high, area.Bottom, area.Top);
        var genome = new GenomeScale(Points.Select(point => (point.Chromosome, point.Position)), area.Left + 4, area.Right - 4);

        foreach (var line in Thresholds)
        {
            picture.Line(area.Left, ps.At(line.NegLog10P), area.Right, ps.At(line.NegLog10P), "#a6410a", dash: "4 3");
            picture.Text(area.Right + 5, ps.At(line.NegLog10P) + 4, line.Label, size: LabelSize, fill: "#a6410a");
        }

        var byChromosome = Points.ToLookup(point => point.Chromosome);
        foreach (var ((name, from, to), i) in genome.Chromosomes.Select((chromosome, i) => (chromosome, i)))
        {
            picture.Path(Columns(byChromosome[name].Select(point => (genome.At(name, point.Position), ps.At(point.NegLog10P)))), stroke: Colours[i % 2], width: DotDiameter, roundEnds: true, hint: $"chromosome {name}");
            picture.Text((from + to) / 2, area.Bottom + 16, name, TextAnchor.Middle, LabelSize);
        }

        Labels(picture, genome, ps, area);
        Axis.Left(picture, ps, area.Left, "−log₁₀ p");
        picture.Line(area.Left, area.Bottom, area.Right, area.Bottom);
        picture.Text((area.Left + area.Right) / 2, area.Bottom + 36, "Chromosome", TextAnchor.Middle);
        return picture.Finish();
    }

    /// <summary>Dots whole px apart; those that touch in one column become a line with round ends, which looks the same.</summary>
    internal static string Columns(IEnumerable<(double X, double Y)> places)
    {
        var data = new StringBuilder();
        foreach (var column in places.Select(place => (X: (int)Math.Round(place.X), Y: (int)Math.Round(place.Y))).Distinct().GroupBy(place => place.X, place => place.Y).OrderBy(column => column.Key))
        {
            int[] ys = [.. column.Order()];
            for (var first = 0; first < ys.Length; first++)
            {
                var last = first;
                while (last + 1 < ys.Length && ys[last + 1] == ys[last] + 1)
                    last++;
                data.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column.Key} {ys[first]}v{ys[last] - ys[first]}");
                first = last;
            }
        }

        return data.ToString();
    }

    void Labels(Picture picture, GenomeScale genome, LinearScale ps, Area area)
    {
        var taken = new List<Area>();
        foreach (var (label, point) in Labelled.OrderByDescending(each => each.Point.NegLog10P).ThenBy(each => each.Label, StringComparer.Ordinal))
        {
            var half = TextSize.Width(label, LabelSize) / 2;
            var x = Math.Clamp(genome.At(point.Chromosome, point.Position), area.Left + half, area.Right - half);
            var y = ps.At(point.NegLog10P) - 6;
            var box = new Area(x - half - 2, y - LabelSize, x + half + 2, y + 2);
            if (taken.Any(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom))
                continue;
            taken.Add(box);
            taken.Add(new(x - DotDiameter, y + 6 - DotDiameter, x + DotDiameter, y + 6 + DotDiameter));
            picture.Text(x, y, label, TextAnchor.Middle, LabelSize, italic: true);
        }
    }

    string Description()
    {
        var top = Points.OrderByDescending(point => point.NegLog10P).ThenBy(point => Core.Chromosome.Order(point.Chromosome)).ThenBy(point => point.Position).First();
        return $"Manhattan plot over {Points.Select(point => point.Chromosome).Distinct().Count()} chromosome(s); the strongest association has −log10 p {NumberText.Significant(top.NegLog10P)} at chromosome {top.Chromosome}, position {NumberText.Whole(top.Position)}.";
    }
}
