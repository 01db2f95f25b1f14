using System.Globalization;

namespace QtlQuery.Cli;

/// <summary>Values given as <c>name=value</c>.</summary>
static class NamedValues
{
    /// <summary>Splits each text at its first <c>=</c>.</summary>
    /// <exception cref="UsageException">One has no name, no <c>=</c>, or a name that is there twice.</exception>
    public static Dictionary<string, string> Parse(string option, IEnumerable<string> texts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new UsageException($"{option} '{text}' is not of the form name=value");
            if (!values.TryAdd(text[..at], text[(at + 1)..]))
                throw new UsageException($"{option} gives '{text[..at]}' twice");
        }

        return values;
    }

    /// <summary>The value that a text means in SQL: an integer, a double, a boolean, or the text.</summary>
    public static object Typed(string text)
    {
        if (text is "true" or "false")
            return text is "true";
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer;
        // Not the names of what is no number: NaN and Infinity may be texts that are looked for.
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, plain, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : text;
    }
}
