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

    /// <summary>Half the side of the most precise row's square; that of others goes with their precision, down to 0.4 of it.</summary>
    const double LargestSquare = 5;
    const double LeastShareOfSquare = 0.4;

    const double PlotWidth = 340;
    const double RowHeight = 22;
    const double HeaderHeight = 30;
    const double Gap = 16;
    const double Side = 12;
    const string Estimate = "#174e94";
    const string Mean = "#a6410a";

    /// <exception cref="NothingToDraw">No row has an effect with its standard error.</exception>
    public string Svg()
    {
        var tested = Rows.Where(row => row is { Beta: not null, StandardError: not null }).ToList();
        if (tested.Count == 0)
            throw new NothingToDraw("no context has an effect with its standard error");

        var columns = Measure(tested);
        var body = HeaderHeight + RowHeight * (Rows.Count + Combined.Count) + (Combined.Count > 0 ? Gap : 0);
        var picture = new Picture(columns.PEnd + Side, body + Axis.Below + 8, Caption, Description(tested.Count));
        var scale = Scale(tested, columns);

        Line(picture, columns, picture.Top + 14, "Context", "n", "Beta (95 % interval)", "−log₁₀ p", Picture.Grey);
        picture.Line(scale.At(0), picture.Top + HeaderHeight - 4, scale.At(0), picture.Top + body, Picture.Grey, dash: "3 3");
        var y = picture.Top + HeaderHeight + RowHeight / 2;
        var precise = tested.Min(row => row.StandardError!.Value);
        foreach (var row in Rows)
        {
            Draw(picture, columns, scale, row, precise, y);
            y += RowHeight;
        }

        if (Combined.Count > 0)
            picture.Line(Side, y - RowHeight / 2 + Gap / 2, columns.PEnd, y - RowHeight / 2 + Gap / 2, "#cccccc");
        y += Gap;
        foreach (var mean in Combined)
        {
            Draw(picture, columns, scale, mean, y);
            y += RowHeight;
        }

        Axis.Bottom(picture, scale, picture.Top + body + 4, EffectLabel, about: 5);
        return picture.Finish();
    }

    Columns Measure(List<ForestRow> tested)
    {
        var labels = Widest(Rows.Select(row => row.Label).Concat(Combined.Select(mean => mean.Label)).Append("Context"));
        var sizes = Rows.Any(row => row.SampleSize is not null) ? Gap + Widest(Rows.Select(row => SampleSize(row.SampleSize)).Append("n")) : 0;
        var intervals = Widest(tested.Select(row => Interval(row.Beta!.Value, row.StandardError!.Value)).Concat(Combined.Select(mean => Interval(mean.Beta, mean.StandardError))).Append("Beta (95 % interval)"));
        var ps = Widest(Rows.Select(row => P(row.NegLog10P)).Concat(Combined.Select(mean => P(mean.NegLog10P))).Append("−log₁₀ p"));
        var sizeEnd = Side + labels + sizes;
        var (left, right) = (sizeEnd + Gap, sizeEnd + Gap + PlotWidth);
        return new(sizes > 0 ? sizeEnd : null, left, right, right + Gap + intervals, right + Gap + intervals + Gap + ps);
    }

    LinearScale Scale(List<ForestRow> tested, Columns columns)
    {
        var errors = tested.Select(row => row.StandardError!.Value).Order().ToList();
        var wide = errors[(errors.Count - 1) / 2] * WideErrors;
        var ends = tested.Select(row => Ends(row.Beta!.Value, row.StandardError <= wide ? row.StandardError.Value : 0))
            .Concat(Combined.Select(mean => Ends(mean.Beta, mean.StandardError)))
            .Append((Low: 0, High: 0))
            .ToList();
        return LinearScale.ToTicks(ends.Min(end => end.Low), ends.Max(end => end.High), columns.Left, columns.Right);
    }

    static void Draw(Picture picture, Columns columns, LinearScale scale, ForestRow row, double precise, double y)
    {
        if (row is not { Beta: { } beta, StandardError: { } error })
        {
            Line(picture, columns, y, row.Label, SampleSize(row.SampleSize), "", "");
            picture.Text(columns.IntervalEnd, y + 4, "not tested", TextAnchor.End, fill: Picture.Grey);
            return;
        }

        Line(picture, columns, y, row.Label, SampleSize(row.SampleSize), Interval(beta, error), P(row.NegLog10P));
        var (low, high) = Ends(beta, error);
        picture.Line(scale.At(low), y, scale.At(high), y, Estimate, 1.5);
        if (!scale.Holds(low))
            Arrow(scale.From, -1);
        if (!scale.Holds(high))
            Arrow(scale.To, 1);
        var half = LargestSquare * Math.Max(LeastShareOfSquare, error > 0 ? Math.Sqrt(precise / error) : 1);
        picture.Rectangle(new(scale.At(beta) - half, y - half, scale.At(beta) + half, y + half), Estimate);

        // An interval that goes beyond the axis ends in an arrow.
        void Arrow(double x, int direction) => picture.Path(PathData.Polygon([(x + 5 * direction, y), (x - 3 * direction, y - 4), (x - 3 * direction, y + 4)]), Estimate);
    }

    static void Draw(Picture picture, Columns columns, LinearScale scale, CombinedEstimate mean, double y)
    {
        Line(picture, columns, y, mean.Label, "", Interval(mean.Beta, mean.StandardError), P(mean.NegLog10P), bold: true);
        var (low, high) = Ends(mean.Beta, mean.StandardError);
        picture.Path(PathData.Polygon([(scale.At(low), y), (scale.At(mean.Beta), y - 7), (scale.At(high), y), (scale.At(mean.Beta), y + 7)]), Mean);
    }

    static void Line(Picture picture, Columns columns, double y, string label, string sampleSize, string interval, string p, string? fill = null, bool bold = false)
    {
        picture.Text(Side, y + 4, label, fill: fill, bold: bold);
        if (columns.SizeEnd is { } sizeEnd && sampleSize.Length > 0)
            picture.Text(sizeEnd, y + 4, sampleSize, TextAnchor.End, fill: fill);
        if (interval.Length > 0)
            picture.Text(columns.IntervalEnd, y + 4, interval, TextAnchor.End, fill: fill);
        if (p.Length > 0)
            picture.Text(columns.PEnd, y + 4, p, TextAnchor.End, fill: fill);
    }

    string Description(int tested) =>
        $"Forest plot of {tested} of {Rows.Count} contexts: squares are effects, lines their 95 % intervals (1.96 standard errors each way)"
        + (Combined.Count > 0 ? $", diamonds {string.Join(" and ", Combined.Select(mean => $"{mean.Label} {NumberText.Significant(mean.Beta)}"))}." : ".");

    static (double Low, double High) Ends(double beta, double error) =>
        (Math.Max(beta - HalfInterval * error, -double.MaxValue), Math.Min(beta + HalfInterval * error, double.MaxValue));

    /// <summary>With as many decimals as give the standard error two digits.</summary>
    static string Interval(double beta, double error)
    {
        var (low, high) = Ends(beta, error);
        var decimals = error is > 1e-4 and < 1e6 ? Math.Max(0, 1 - (int)Math.Floor(Math.Log10(error))) : 4;
        return $"{NumberText.Decimals(beta, decimals)} ({NumberText.Decimals(low, decimals)} to {NumberText.Decimals(high, decimals)})";
    }

    static string SampleSize(long? people) => people is { } count ? NumberText.Whole(count) : "";

    static string P(double? negLog10P) => negLog10P is { } known ? NumberText.NegLog10P(known) : "";

    static double Widest(IEnumerable<string> texts) => texts.Max(text => TextSize.Width(text, Picture.TextHeight));

    /// <summary>Where the columns lie; texts end at their ends.</summary>
    /// <param name="SizeEnd">Null where no row has a sample size.</param>
    /// <param name="Left">Of the axis.</param>
    /// <param name="Right">Of the axis.</param>
    readonly record struct Columns(double? SizeEnd, double Left, double Right, double IntervalEnd, double PEnd);
}
