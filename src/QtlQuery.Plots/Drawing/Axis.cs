namespace QtlQuery.Plots.Drawing;

/// <summary>A line with ticks, their numbers, and what they are in which unit.</summary>
static class Axis
{
    const double TickLength = 5;
    const double LabelSize = 11;

    /// <summary>Room that an axis below needs.</summary>
    public const double Below = 42;

    /// <param name="at">y of the line.</param>
    public static void Bottom(Picture picture, LinearScale scale, double at, string title, int about = 6)
    {
        picture.Line(scale.From, at, scale.To, at);
        var step = scale.Step(about);
        foreach (var tick in scale.Ticks(about))
        {
            picture.Line(scale.At(tick), at, scale.At(tick), at + TickLength);
            picture.Text(scale.At(tick), at + TickLength + LabelSize, NumberText.Tick(tick, step), TextAnchor.Middle, LabelSize);
        }

        picture.Text((scale.From + scale.To) / 2, at + 36, title, TextAnchor.Middle);
    }

    /// <param name="at">x of the line.</param>
    public static void Left(Picture picture, LinearScale scale, double at, string title, int about = 5)
    {
        picture.Line(at, scale.From, at, scale.To);
        var step = scale.Step(about);
        var widest = 0.0;
        foreach (var tick in scale.Ticks(about))
        {
            var label = NumberText.Tick(tick, step);
            widest = Math.Max(widest, TextSize.Width(label, LabelSize));
            picture.Line(at - TickLength, scale.At(tick), at, scale.At(tick));
            picture.Text(at - TickLength - 3, scale.At(tick) + 4, label, TextAnchor.End, LabelSize);
        }

        picture.Text(at - TickLength - 10 - widest, (scale.From + scale.To) / 2, title, TextAnchor.Middle, angle: -90);
    }

    /// <summary>Room that an axis on the left needs.</summary>
    public static double LeftOf(LinearScale scale, int about = 5)
    {
        var step = scale.Step(about);
        return TickLength + 30 + scale.Ticks(about).Select(tick => TextSize.Width(NumberText.Tick(tick, step), LabelSize)).DefaultIfEmpty().Max();
    }
}
