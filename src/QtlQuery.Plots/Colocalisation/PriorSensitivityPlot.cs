using QtlQuery.Plots.Drawing;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Plots.Colocalisation;

/// <summary>How the posteriors of the five hypotheses move with p12; shaded where a rule holds.</summary>
/// <remarks>Wallace (2020), PLoS Genet. 16:e1008720.</remarks>
/// <param name="Points">By ascending p12, two at least; <see cref="PriorSensitivity.Sweep"/> gives them.</param>
/// <param name="P12">The prior that was used; marked.</param>
public sealed record PriorSensitivityPlot(Caption Caption, IReadOnlyList<SensitivityPoint> Points, double P12, PosteriorRule Rule)
{
    const double Width = 760;
    const double Height = 340;

    // Hues apart for the colour-blind (Okabe and Ito 2008), and dashes for prints without colour.
    static readonly IReadOnlyList<(string Name, string Meaning, string Colour, string? Dash, Func<ColocalisationPosteriors, double> Of)> Hypotheses =
    [
        ("H0", "no signal", "#8a8a8a", "2 3", posteriors => posteriors.H0),
        ("H1", "trait 1 only", "#56b4e9", "8 3", posteriors => posteriors.H1),
        ("H2", "trait 2 only", "#009e73", "5 3 1 3", posteriors => posteriors.H2),
        ("H3", "two causes", "#0b4f8a", "5 3", posteriors => posteriors.H3),
        ("H4", "one cause", "#d55e00", null, posteriors => posteriors.H4),
    ];

    /// <exception cref="NothingToDraw">There are fewer than two points.</exception>
    public string Svg()
    {
        if (Points.Count < 2)
            throw new NothingToDraw("a sweep of priors has two points at least");

        var picture = new Picture(Width, 42 + Height + Axis.Below, Caption, Description());
        var area = new Area(70, picture.Top + 42, Width - 24, picture.Top + 42 + Height);
        var priors = new LinearScale(Math.Log10(Points[0].P12), Math.Log10(Points[^1].P12), area.Left, area.Right);
        var shares = new LinearScale(0, 1, area.Bottom, area.Top);

        foreach (var (first, last) in Passing())
        {
            // Half a step on each side: a rule is known at the points only.
            var (from, to) = (Between(priors, first - 1, first), Between(priors, last, last + 1));
            picture.Rectangle(new(from, area.Top, to, area.Bottom), "#fdf0e4", hint: Rule.Text);
        }

        if (P12 > 0 && priors.Holds(Math.Log10(P12)))
        {
            picture.Line(priors.At(Math.Log10(P12)), area.Top, priors.At(Math.Log10(P12)), area.Bottom, Picture.Grey, dash: "4 3");
            picture.Text(priors.At(Math.Log10(P12)), area.Top - 5, "p₁₂ used", TextAnchor.Middle, 11, Picture.Grey);
        }

        var x = area.Left;
        foreach (var (name, meaning, colour, dash, of) in Hypotheses)
        {
            picture.Path(PathData.Line(Points.Select(point => (priors.At(Math.Log10(point.P12)), shares.At(of(point.Posteriors))))), stroke: colour, width: 2.2, dash: dash, hint: $"{name}: {meaning}");
            picture.Line(x, picture.Top + 8, x + 26, picture.Top + 8, colour, 2.2, dash);
            picture.Text(x + 31, picture.Top + 12, $"{name} {meaning}", size: 11);
            x += 31 + TextSize.Width($"{name} {meaning}", 11) + 14;
        }

        Axis.Left(picture, shares, area.Left, "Posterior probability");
        Axis.Bottom(picture, priors, area.Bottom, "log₁₀ p₁₂, the prior of one cause for both traits at a variant");
        return picture.Finish();
    }

    double Between(LinearScale priors, int one, int other) =>
        (priors.At(Math.Log10(Points[Math.Max(one, 0)].P12)) + priors.At(Math.Log10(Points[Math.Min(other, Points.Count - 1)].P12))) / 2;

    /// <summary>Runs of points at which the rule holds, by their first and last.</summary>
    IEnumerable<(int First, int Last)> Passing()
    {
        for (var first = 0; first < Points.Count; first++)
        {
            if (!Rule.Holds(Points[first].Posteriors))
                continue;
            var last = first;
            while (last + 1 < Points.Count && Rule.Holds(Points[last + 1].Posteriors))
                last++;
            yield return (first, last);
            first = last;
        }
    }

    string Description()
    {
        var ranges = Passing().Select(run => $"p12 from {NumberText.Significant(Points[run.First].P12)} to {NumberText.Significant(Points[run.Last].P12)}").ToList();
        return $"Posterior probabilities of H0 to H4 for p12 from {NumberText.Significant(Points[0].P12)} to {NumberText.Significant(Points[^1].P12)}. The rule, {Rule.Text}, holds {(ranges.Count == 0 ? "nowhere" : $"for {string.Join(" and ", ranges)}")}.";
    }
}
