using System.Security;
using System.Text;

namespace QtlQuery.Plots.Drawing;

/// <summary>A picture as SVG: one element a line, in the order in which they are drawn, so that the same data is the same bytes.</summary>
/// <remarks>W3C SVG 1.1, of which only what every viewer and editor draws is used. The title stands over the content, the remarks under it.</remarks>
sealed class Picture
{
    public const double TextHeight = 12;
    public const string Ink = "#222222";
    public const string Grey = "#767676";

    const double Margin = 12;
    const double TitleHeight = 15;
    const double RemarkHeight = 11;
    const double LineFactor = 1.35;

    readonly StringBuilder _text = new();

    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the content between title and remarks.</param>
    /// <param name="description">What a reader who cannot see it should know.</param>
    public Picture(double width, double height, Caption caption, string description)
    {
        Width = width;
        var title = TextSize.Lines(caption.Title, TitleHeight, width - 2 * Margin);
        var remarks = caption.Remarks.SelectMany(remark => TextSize.Lines(remark, RemarkHeight, width - 2 * Margin)).ToList();
        Top = Margin + title.Count * TitleHeight * LineFactor;
        var whole = Top + height + remarks.Count * RemarkHeight * LineFactor + Margin;

        var (w, h) = (NumberText.Coordinate(width), NumberText.Coordinate(whole));
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-labelledby="title description" font-family="sans-serif" font-size="{TextHeight}" fill="{Ink}">""");
        Add($"""<title id="title">{Escaped(caption.Title)}</title>""");
        Add($"""<desc id="description">{Escaped(string.Join(" ", [description, .. caption.Remarks]))}</desc>""");
        Rectangle(new(0, 0, width, whole), "#ffffff");
        for (var i = 0; i < title.Count; i++)
            Text(Margin, Margin + (i + 0.8) * TitleHeight * LineFactor, title[i], size: TitleHeight, bold: true);
        for (var i = 0; i < remarks.Count; i++)
            Text(Margin, Top + height + (i + 0.8) * RemarkHeight * LineFactor, remarks[i], size: RemarkHeight, fill: Grey);
    }

    public double Width { get; }

    /// <summary>Where the content begins.</summary>
    public double Top { get; }

    public void Line(double x1, double y1, double x2, double y2, string stroke = Ink, double width = 1, string? dash = null) =>
        Add($"""<line x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}" stroke="{stroke}" stroke-width="{N(width)}"{Dash(dash)}/>""");

    /// <param name="hint">What a browser shows where the pointer rests.</param>
    public void Rectangle(Area area, string fill, string? stroke = null, double opacity = 1, string? hint = null) =>
        Add($"""<rect x="{N(area.Left)}" y="{N(area.Top)}" width="{N(area.Width)}" height="{N(area.Height)}" fill="{fill}"{(stroke is null ? "" : $" stroke=\"{stroke}\"")}{(opacity < 1 ? $" fill-opacity=\"{N(opacity)}\"" : "")}""", "rect", hint);

    /// <param name="data">Of a path, such as <see cref="PathData"/> makes.</param>
    public void Path(string data, string fill = "none", string? stroke = null, double width = 1, string? dash = null, bool roundEnds = false, string? hint = null) =>
        Add($"""<path d="{data}" fill="{fill}"{(stroke is null ? "" : $" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"")}{Dash(dash)}{(roundEnds ? " stroke-linecap=\"round\"" : "")}""", "path", hint);

    /// <summary>Round dots of one colour, in one path.</summary>
    public void Dots(IEnumerable<(double X, double Y)> places, string colour, double diameter = 5)
    {
        var data = PathData.Dots(places);
        if (data.Length > 0)
            Path(data, stroke: colour, width: diameter, roundEnds: true);
    }

    /// <param name="angle">Degrees clockwise about the text's place.</param>
    public void Text(double x, double y, string text, TextAnchor anchor = TextAnchor.Start, double size = TextHeight, string? fill = null, bool bold = false, bool italic = false, double angle = 0)
    {
        var style = new StringBuilder();
        if (anchor != TextAnchor.Start)
            style.Append(anchor == TextAnchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        if (size != TextHeight)
            style.Append($" font-size=\"{N(size)}\"");
        if (fill is not null)
            style.Append($" fill=\"{fill}\"");
        if (bold)
            style.Append(" font-weight=\"bold\"");
        if (italic)
            style.Append(" font-style=\"italic\"");
        if (angle != 0)
            style.Append($" transform=\"rotate({N(angle)} {N(x)} {N(y)})\"");
        Add($"""<text x="{N(x)}" y="{N(y)}"{style}>{Escaped(text)}</text>""");
    }

    /// <summary>Lines aslant on white, for what is not known; by <c>url(#unknown)</c>.</summary>
    public void DefineHatch() => Add($"""
        <defs><pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#ffffff"/><path d="M0 5L5 0" stroke="#b5b5b5" stroke-width="1"/></pattern></defs>
        """);

    /// <summary>The whole picture; nothing can be drawn after it.</summary>
    public string Finish()
    {
        Add("</svg>");
        return _text.ToString();
    }

    /// <summary>Text as XML can hold it: control characters and halves of characters are none of XML's.</summary>
    internal static string Escaped(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate becomes U+FFFD here
            allowed.Append(rune.Value is '\t' or '\n' or '\r' || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF)) ? rune.ToString() : "\uFFFD");
        return SecurityElement.Escape(allowed.ToString());
    }

    static string N(double value) => NumberText.Coordinate(value);

    static string Dash(string? dash) => dash is null ? "" : $" stroke-dasharray=\"{dash}\"";

    void Add(string begun, string element, string? hint) => Add(hint is null ? $"{begun}/>" : $"{begun}><title>{Escaped(hint)}</title></{element}>");

    void Add(string element) => _text.Append(element).Append('\n');
}
