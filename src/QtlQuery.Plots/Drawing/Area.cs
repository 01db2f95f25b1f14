namespace QtlQuery.Plots.Drawing;

/// <summary>A rectangle of the picture in px; y grows downwards.</summary>
readonly record struct Area(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;
}
