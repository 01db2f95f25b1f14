using System.Text;

namespace QtlQuery.Plots.Drawing;

/// <summary>How much room a text takes, without knowing the font.</summary>
/// <remarks>The reader's sans-serif is unknown: the widths are those of a wide one, so that text is sooner too short than cut off.</remarks>
static class TextSize
{
    /// <summary>Width in px of a text of a size in px.</summary>
    public static double Width(string text, double size) => size * text.EnumerateRunes().Sum(Ems);

    /// <summary>A text in lines no wider than so many px; a longer word is a line of its own.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    static double Ems(Rune rune) => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or 'I' => 0.33,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' => 0.4,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.98,
        >= '0' and <= '9' => 0.64,
        >= 'A' and <= 'Z' => 0.72,
        < 0x2000 => 0.62,
        >= 0x2080 and <= 0x2089 => 0.4, // subscript digits
        _ => 1,
    };
}
