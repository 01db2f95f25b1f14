namespace QtlQuery.Plots.Drawing;

/// <summary>Which part of a text its place is.</summary>
enum TextAnchor
{
    Start,
    Middle,
    End,
}
