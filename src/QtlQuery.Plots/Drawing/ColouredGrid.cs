namespace QtlQuery.Plots.Drawing;

/// <summary>A table of values as coloured cells, its rows named on the left and its columns, aslant, above.</summary>
/// <param name="isOfItself">Whether rows and columns are the same things, so that the diagonal says nothing.</param>
sealed class ColouredGrid(IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, double?> value, ColourScale colours, bool isOfItself = false)
{
    /// <summary>Room that the legend needs below.</summary>
    public const double LegendHeight = 66;

    /// <summary>Width of a cell in which a number can be read.</summary>
    const double WithNumbers = 40;

    /// <summary>With more cells than this, what the pointer would show makes up most of the file.</summary>
    const int MostHints = 2500;

    const double LabelSize = 11;
    const double Slope = 60;
    const double LegendWidth = 160;

    static readonly double Sine = Math.Sin(Slope * Math.PI / 180);
    static readonly double Cosine = Math.Cos(Slope * Math.PI / 180);

    public double CellWidth { get; } = columns.Count <= 12 ? WithNumbers : columns.Count <= 30 ? 26 : 18;

    public double CellHeight { get; } = rows.Count <= 60 ? 20 : 14;

    public double LabelWidth { get; } = rows.Select(label => TextSize.Width(label, LabelSize)).DefaultIfEmpty().Max() + 8;

    /// <summary>Height of the column names.</summary>
    public double HeaderHeight { get; } = columns.Select(label => TextSize.Width(label, LabelSize)).DefaultIfEmpty().Max() * Sine + 14;

    /// <summary>With the names, of which the last column's leans out to the right.</summary>
    public double Width => LabelWidth + CellWidth * columns.Count + Overhang;

    /// <summary>Width of the legend where the hatch means this.</summary>
    public static double LegendWidthWith(string absent) => LegendWidth + 52 + TextSize.Width(absent, LabelSize) + 8;

    public double Height => HeaderHeight + CellHeight * rows.Count;

    /// <summary>How far column names lean out beyond the cells.</summary>
    public double Overhang => columns
        .Select((label, column) => (column + 0.5) * CellWidth + TextSize.Width(label, LabelSize) * Cosine + 6 - CellWidth * columns.Count)
        .DefaultIfEmpty().Max() is var over && over > 0 ? over : 0;

    public void Draw(Picture picture, double left, double top)
    {
        for (var column = 0; column < columns.Count; column++)
            picture.Text(left + LabelWidth + (column + 0.5) * CellWidth + 4, top + HeaderHeight - 6, columns[column], size: LabelSize, angle: -Slope);
        for (var row = 0; row < rows.Count; row++)
        {
            var y = top + HeaderHeight + row * CellHeight;
            picture.Text(left + LabelWidth - 6, y + CellHeight / 2 + 4, rows[row], TextAnchor.End, LabelSize);
            for (var column = 0; column < columns.Count; column++)
            {
                if (!isOfItself || row != column)
                    Cell(picture, new(left + LabelWidth + column * CellWidth, y, left + LabelWidth + (column + 1) * CellWidth, y + CellHeight), row, column);
            }
        }
    }

    /// <summary>The colours with their values, and the hatch.</summary>
    /// <param name="absent">What the hatch means.</param>
    public void DrawLegend(Picture picture, double left, double top, string title, string absent)
    {
        const int Steps = 32;
        for (var i = 0; i < Steps; i++)
        {
            // A little wider than the step, so that no light shows between two.
            picture.Rectangle(
                new(left + LegendWidth * i / Steps, top + 14, left + Math.Min(LegendWidth, LegendWidth * (i + 1) / Steps + 0.5), top + 24),
                colours.At(colours.Low + (colours.High / Steps - colours.Low / Steps) * (i + 0.5)));
        }

        var scale = new LinearScale(colours.Low, colours.High, left, left + LegendWidth);
        foreach (var tick in scale.Ticks(3))
        {
            picture.Line(scale.At(tick), top + 24, scale.At(tick), top + 28);
            picture.Text(scale.At(tick), top + 39, NumberText.Tick(tick, scale.Step(3)), TextAnchor.Middle, LabelSize);
        }

        picture.Text(left, top + 56, title, size: LabelSize);
        picture.Rectangle(new(left + LegendWidth + 28, top + 12, left + LegendWidth + 46, top + 26), "url(#unknown)", "#b5b5b5");
        picture.Text(left + LegendWidth + 52, top + 23, absent, size: LabelSize);
    }

    void Cell(Picture picture, Area area, int row, int column)
    {
        if (value(row, column) is not { } known)
        {
            picture.Rectangle(area, "url(#unknown)", "#ffffff", hint: Hint(row, column, "not known"));
            return;
        }

        picture.Rectangle(area, colours.At(known), "#ffffff", hint: Hint(row, column, NumberText.Significant(known)));
        if (CellWidth >= WithNumbers)
            picture.Text((area.Left + area.Right) / 2, (area.Top + area.Bottom) / 2 + 3.5, Math.Abs(known) < 10 ? NumberText.Decimals(known, 2) : NumberText.Significant(known, 2), TextAnchor.Middle, 10, colours.IsDark(known) ? "#ffffff" : null);
    }

    string? Hint(int row, int column, string value) => rows.Count * columns.Count <= MostHints ? $"{rows[row]}, {columns[column]}: {value}" : null;
}
