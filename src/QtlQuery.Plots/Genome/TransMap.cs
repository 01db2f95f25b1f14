using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Genome;

/// <summary>Trans associations by the place of the variant and the place of the gene: a hotspot is a vertical line of dots.</summary>
public sealed record TransMap(Caption Caption, IReadOnlyList<TransPair> Pairs)
{
    const double Side = 620;
    const double LabelSize = 10;

    /// <exception cref="NothingToDraw">There is no pair.</exception>
    public string Svg()
    {
        if (Pairs.Count == 0)
            throw new NothingToDraw("no trans pair has both places");

        const double Left = 76;
        var picture = new Picture(Left + Side + 20, 8 + Side + 40, Caption, Description());
        var area = new Area(Left, picture.Top + 8, Left + Side, picture.Top + 8 + Side);
        // Both axes have all chromosomes, so that the diagonal is the gene's own neighbourhood.
        var places = Pairs.SelectMany(pair => new[] { (pair.VariantChromosome, pair.VariantPosition), (pair.GeneChromosome, pair.GenePosition) }).ToList();
        var across = new GenomeScale(places, area.Left, area.Right);
        var up = new GenomeScale(places, area.Top, area.Bottom);

        foreach (var ((name, from, to), i) in across.Chromosomes.Select((each, i) => (each, i)))
        {
            if (i % 2 == 1)
                picture.Rectangle(new(from, area.Top, to, area.Bottom), "#f2f2f2");
            picture.Text((from + to) / 2, area.Bottom + 14, name, TextAnchor.Middle, LabelSize);
        }

        foreach (var (name, from, to) in up.Chromosomes)
        {
            picture.Line(area.Left, Up(to), area.Right, Up(to), "#e2e2e2");
            picture.Text(area.Left - 6, (Up(from) + Up(to)) / 2 + 4, name, TextAnchor.End, LabelSize);
        }

        picture.Dots(Pairs.Select(pair => (across.At(pair.VariantChromosome, pair.VariantPosition), Up(up.At(pair.GeneChromosome, pair.GenePosition)))), "#a6410a", 4);
        picture.Line(area.Left, area.Bottom, area.Right, area.Bottom);
        picture.Line(area.Left, area.Top, area.Left, area.Bottom);
        picture.Text((area.Left + area.Right) / 2, area.Bottom + 34, "Chromosome of the variant", TextAnchor.Middle);
        picture.Text(area.Left - 44, (area.Top + area.Bottom) / 2, "Chromosome of the gene", TextAnchor.Middle, angle: -90);
        return picture.Finish();

        double Up(double y) => area.Top + area.Bottom - y;
    }

    string Description() =>
        $"Map of {Pairs.Count} trans pair(s) by place of the variant (across) and of the gene's transcription start (up); strongest −log10 p {NumberText.Significant(Pairs.Max(pair => pair.NegLog10P))}.";
}
