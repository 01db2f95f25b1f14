namespace QtlQuery.Plots.Drawing;

/// <summary>Values to places on the picture, in proportion; values beyond an end stand at the end.</summary>
sealed class LinearScale
{
    /// <summary>Below this share of their size two ends are one.</summary>
    const double LeastShare = 1e-10;

    /// <param name="low">Value at <paramref name="from"/>.</param>
    /// <param name="high">Value at <paramref name="to"/>; where it is as good as <paramref name="low"/>, room is made around both.</param>
    public LinearScale(double low, double high, double from, double to)
    {
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (!(high / 2 - low / 2 > Math.Max(size * LeastShare, 1e-300)))
        {
            var room = size > 0 ? size / 2 : 1;
            (low, high) = (Math.Max(low - room, -double.MaxValue), Math.Min(high + room, double.MaxValue));
        }

        (Low, High, From, To) = (low, high, from, to);
    }

    public double Low { get; }

    public double High { get; }

    public double From { get; }

    public double To { get; }

    /// <summary>A scale that goes on to the next tick at both ends.</summary>
    /// <param name="about">How many steps there should be.</param>
    public static LinearScale ToTicks(double low, double high, double from, double to, int about = 5)
    {
        var scale = new LinearScale(low, high, from, to);
        var step = scale.Step(about);
        var (first, last) = (Math.Floor(scale.Low / step + LeastShare) * step, Math.Ceiling(scale.High / step - LeastShare) * step);
        return double.IsFinite(first) && double.IsFinite(last) ? new(first, last, from, to) : scale;
    }

    // By halves, since the distance of two doubles may be none.
    public double At(double value)
    {
        var share = (Math.Clamp(value, Low, High) / 2 - Low / 2) / (High / 2 - Low / 2);
        return From + share * (To - From);
    }

    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>The distance of ticks: 1, 2 or 5 times a power of ten.</summary>
    public double Step(int about = 5)
    {
        var wanted = (High / 2 - Low / 2) / about * 2;
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return (wanted / power) switch
        {
            < 1.5 => power,
            < 3.5 => 2 * power,
            < 7.5 => 5 * power,
            _ => 10 * power,
        };
    }

    /// <summary>Multiples of the step within the scale.</summary>
    public IReadOnlyList<double> Ticks(int about = 5)
    {
        var step = Step(about);
        var first = Math.Ceiling(Low / step - LeastShare);
        var count = (int)(Math.Floor(High / step + LeastShare) - first) + 1;
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(i => (first + i) * step)];
    }
}
