using QtlQuery.Plots.Drawing;

namespace QtlQuery.Plots.Effects;

/// <summary>One effect context by context: each estimate with its 95 % interval, and the means over all as diamonds.</summary>
/// <param name="EffectLabel">What beta is, with its unit.</param>
public sealed record ForestPlot(Caption Caption, string EffectLabel, IReadOnlyList<ForestRow> Rows, IReadOnlyList<CombinedEstimate> Combined)
{
    /// <summary>Standard errors on each side that hold 95 % of a normal distribution.</summary>
    const double HalfInterval = 1.959963984540054;

    /// <summary>Intervals of rows with a standard error above this many times the median go beyond the axis.</summary>
    const double WideErrors = 5;

    const double PlotWidth = 340;
    const double RowHeight = 22;
    const double HeaderHeight = 30;
    const double Gap = 16;
    const double Side = 12;

    /// <exception cref="NothingToDraw">No row has an effect with its standard error.</exception>
    public string Svg()
    {
        var tested = Rows.Where(row => row is { Beta: not null, StandardError: not null }).ToList();
        if (tested.Count == 0)
            throw new NothingToDraw("no context has an effect with its standard error");

        var labels = Widest(Rows.Select(row => row.Label).Concat(Combined.Select(mean => mean.Label)).Append("Context"));
        var sizes = Rows.Any(row => row.SampleSize is not null) ? Widest(Rows.Select(row => SampleSize(row.SampleSize)).Append("n")) + Gap : 0;
        var intervals = Widest(tested.Select(row => Interval(row.Beta!.Value, row.StandardError!.Value)).Concat(Combined.Select(mean => Interval(mean.Beta, mean.StandardError))).Append("Beta (95 % interval)"));
        var ps = Widest(Rows.Select(row => P(row.NegLog10P)).Concat(Combined.Select(mean => P(mean.NegLog10P))).Append("−log₁₀ p"));
        var left = Side + labels + sizes + Gap;
        var right = left + PlotWidth;

        var body = HeaderHeight + RowHeight * (Rows.Count + Combined.Count) + (Combined.Count > 0 ? Gap : 0);
        var picture = new Picture(right + Gap + intervals + Gap + ps + Side, body + Axis.Below + 8, Caption, Description(tested.Count));
        var scale = Scale(tested, left, right);
        var top = picture.Top;

        Header(picture, top + 18, left, sizes, right, intervals, ps);
        picture.Line(scale.At(0), top + HeaderHeight - 4, scale.At(0), top + body, Picture.Grey, dash: "3 3");
        var y = top + HeaderHeight + RowHeight / 2;
        var precise = tested.Min(row => row.StandardError!.Value);
        foreach (var row in Rows)
        {
            picture.Text(Side, y + 4, row.Label);
            if (sizes > 0)
                picture.Text(left - Gap, y + 4, SampleSize(row.SampleSize), TextAnchor.End);
            if (row is { Beta: { } beta, StandardError: { } error })
            {
                Whisker(picture, scale, beta, error, y);
                // A square's side goes with precision; 10 px is the most precise row.
                var half = 5 * Math.Max(0.4, error > 0 ? Math.Sqrt(precise / error) : 1);
                picture.Rectangle(new(scale.At(beta) - half, y - half, scale.At(beta) + half, y + half), "#174e94");
                Numbers(picture, y, right, intervals, ps, beta, error, row.NegLog10P);
            }
            else
            {
                picture.Text(right + Gap + intervals, y + 4, "not tested", TextAnchor.End, fill: Picture.Grey);
            }

            y += RowHeight;
        }

        if (Combined.Count > 0)
        {
            picture.Line(Side, y - RowHeight / 2 + Gap / 2, picture.Width - Side, y - RowHeight / 2 + Gap / 2, "#cccccc");
            y += Gap;
        }

        foreach (var mean in Combined)
        {
            picture.Text(Side, y + 4, mean.Label, bold: true);
            var (low, high) = Ends(mean.Beta, mean.StandardError);
            picture.Path(PathData.Polygon([(scale.At(low), y), (scale.At(mean.Beta), y - 7), (scale.At(high), y), (scale.At(mean.Beta), y + 7)]), "#a6410a");
            Numbers(picture, y, right, intervals, ps, mean.Beta, mean.StandardError, mean.NegLog10P);
            y += RowHeight;
        }

        Axis.Bottom(picture, scale, top + body + 4, EffectLabel, about: 5);
        return picture.Finish();
    }

    LinearScale Scale(List<ForestRow> tested, double left, double right)
    {
        var errors = tested.Select(row => row.StandardError!.Value).Order().ToList();
        var wide = errors[(errors.Count - 1) / 2] * WideErrors;
        var ends = tested.SelectMany(row => row.StandardError <= wide ? [Ends(row.Beta!.Value, row.StandardError!.Value)] : new[] { (Low: row.Beta!.Value, High: row.Beta.Value) })
            .Concat(Combined.Select(mean => Ends(mean.Beta, mean.StandardError)))
            .Append((Low: 0, High: 0))
            .ToList();
        return LinearScale.ToTicks(ends.Min(end => end.Low), ends.Max(end => end.High), left, right);
    }

    static void Header(Picture picture, double y, double left, double sizes, double right, double intervals, double ps)
    {
        picture.Text(Side, y, "Context", fill: Picture.Grey);
        if (sizes > 0)
            picture.Text(left - Gap, y, "n", TextAnchor.End, fill: Picture.Grey);
        picture.Text(right + Gap + intervals, y, "Beta (95 % interval)", TextAnchor.End, fill: Picture.Grey);
        picture.Text(right + Gap + intervals + Gap + ps, y, "−log₁₀ p", TextAnchor.End, fill: Picture.Grey);
    }

    // An interval that goes beyond the axis ends in an arrow.
    static void Whisker(Picture picture, LinearScale scale, double beta, double error, double y)
    {
        var (low, high) = Ends(beta, error);
        picture.Line(scale.At(low), y, scale.At(high), y, "#174e94", 1.5);
        if (!scale.Holds(low))
            picture.Path(PathData.Polygon([(scale.From - 5, y), (scale.From + 3, y - 4), (scale.From + 3, y + 4)]), "#174e94");
        if (!scale.Holds(high))
            picture.Path(PathData.Polygon([(scale.To + 5, y), (scale.To - 3, y - 4), (scale.To - 3, y + 4)]), "#174e94");
    }

    static void Numbers(Picture picture, double y, double right, double intervals, double ps, double beta, double error, double? negLog10P)
    {
        picture.Text(right + Gap + intervals, y + 4, Interval(beta, error), TextAnchor.End);
        picture.Text(right + Gap + intervals + Gap + ps, y + 4, P(negLog10P), TextAnchor.End);
    }

    string Description(int tested) =>
        $"Forest plot of {tested} of {Rows.Count} contexts: squares are effects, lines their 95 % intervals (1.96 standard errors each way)"
        + (Combined.Count > 0 ? $", diamonds {string.Join(" and ", Combined.Select(mean => $"{mean.Label} {NumberText.Significant(mean.Beta)}"))}." : ".");

    static (double Low, double High) Ends(double beta, double error) =>
        (Math.Max(beta - HalfInterval * error, -double.MaxValue), Math.Min(beta + HalfInterval * error, double.MaxValue));

    static string Interval(double beta, double error)
    {
        var (low, high) = Ends(beta, error);
        // As many decimals as give the standard error two digits.
        var decimals = error is > 1e-4 and < 1e6 ? Math.Max(0, 1 - (int)Math.Floor(Math.Log10(error))) : 4;
        return $"{NumberText.Decimals(beta, decimals)} ({NumberText.Decimals(low, decimals)} to {NumberText.Decimals(high, decimals)})";
    }

    static string SampleSize(long? people) => people is { } count ? NumberText.Whole(count) : "";

    static string P(double? negLog10P) => negLog10P is { } known ? NumberText.NegLog10P(known) : "";

    static double Widest(IEnumerable<string> texts) => texts.Max(text => TextSize.Width(text, Picture.TextHeight));
}
