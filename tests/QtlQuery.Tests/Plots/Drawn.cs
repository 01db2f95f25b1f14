using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QtlQuery.Plots.Drawing;

namespace QtlQuery.Tests.Plots;

/// <summary>A picture read back: its texts and where its lines and surfaces lie.</summary>
sealed partial record Drawn(double Width, double Height, IReadOnlyList<Drawn.Word> Texts, XElement Svg)
{
    public static Drawn Of(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        return new(Number(root, "width"), Number(root, "height"), [.. root.Elements().Where(element => element.Name.LocalName == "text").Select(Read)], root);
    }

    /// <summary>The only element of a name whose attributes are these.</summary>
    public XElement Element(string name, params (string Name, string Value)[] attributes) =>
        Assert.Single(Elements(name), element => attributes.All(each => element.Attribute(each.Name)?.Value == each.Value));

    public IEnumerable<XElement> Elements(string name) => Svg.Descendants().Where(element => element.Name.LocalName == name);

    public Word Text(string text) => Assert.Single(Texts, each => each.Text == text);

    public static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The numbers in a path, two by two.</summary>
    public static IReadOnlyList<(double X, double Y)> Places(XElement path)
    {
        double[] numbers = [.. Figure().Matches(path.Attribute("d")!.Value.Replace("h0", "", StringComparison.Ordinal)).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        return [.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    static Word Read(XElement element)
    {
        var (x, y) = (Number(element, "x"), Number(element, "y"));
        var size = element.Attribute("font-size") is null ? Picture.TextHeight : Number(element, "font-size");
        var width = TextSize.Width(element.Value, size);
        var left = element.Attribute("text-anchor")?.Value switch { "middle" => -width / 2, "end" => -width, _ => 0 };
        var angle = element.Attribute("transform") is { } turned ? double.Parse(Figure().Match(turned.Value).Value, CultureInfo.InvariantCulture) * Math.PI / 180 : 0;
        double[] ends = [x + left * Math.Cos(angle), x + (left + width) * Math.Cos(angle)];
        return new(element.Value, x, y, ends.Min(), ends.Max());
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Figure();

    /// <summary>A text, its place and how far it reaches to both sides.</summary>
    public sealed record Word(string Text, double X, double Y, double Left, double Right);
}
