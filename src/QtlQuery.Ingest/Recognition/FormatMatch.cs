using System.Text.RegularExpressions;
using QtlQuery.Core.Definitions;

namespace QtlQuery.Ingest.Recognition;

/// <summary>How well a file fits a definition.</summary>
/// <param name="Columns">The file's columns that it was recognised by, as its header has them.</param>
/// <param name="NameFits">Whether the file is named as files of the format are.</param>
/// <param name="Headerless">The form of the file where its first line is a row already; null where it has a header.</param>
sealed record FormatMatch(SourceDefinition Definition, IReadOnlyList<string> Columns, bool NameFits, HeaderlessSource? Headerless, string Reason)
{
    /// <summary>How sure it is that the file is of this format.</summary>
    public string Confidence => (Headerless is null, NameFits) switch
    {
        (true, true) => "certain",
        (true, false) or (false, true) => "likely",
        _ => "possible",
    };

    /// <summary>Whether this format asks for all the columns that another asks for, and more; or whether it has the header that the other does without.</summary>
    public bool Outdoes(FormatMatch other) =>
        (Headerless is null && other.Headerless is not null)
        || (Headerless is null == other.Headerless is null && Columns.Count > other.Columns.Count && other.Columns.All(Columns.Contains));

    /// <summary>Null where the file is not of this format.</summary>
    /// <param name="header">The cells of the first line that is no preamble.</param>
    public static FormatMatch? Of(SourceDefinition definition, string fileName, IReadOnlyList<string> header)
    {
        var nameFits = definition.RecognisedBy.FileName is { } pattern && Regex.IsMatch(fileName, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var inWords = nameFits ? " and its name fits" : "";

        var asked = definition.RecognisedBy.Columns;
        var found = header.Where(column => asked.Contains(definition.CanonicalHeader(column))).ToList();
        if (asked.Count > 0 && asked.All(found.Select(definition.CanonicalHeader).Contains) && definition.RecognisedBy.Without?.Any(header.Select(definition.CanonicalHeader).Contains) is not true)
            return new(definition, found, nameFits, null, $"its header has {string.Join(", ", found.Take(4))}{(found.Count > 4 ? ", …" : "")}{inWords}");

        if (definition.Headerless?.FirstOrDefault(form => FitsWithoutHeader(form, header)) is { } headerless)
            return new(definition, headerless.Names, nameFits, headerless, $"it has no header, and its first line has {headerless.Names.Count} cells that look like this format's{inWords}");
        return null;
    }

    /// <summary>What keeps a file from being of a definition's format, in words.</summary>
    public static string WhyNot(SourceDefinition definition, IReadOnlyList<string> header)
    {
        var columns = header.Select(definition.CanonicalHeader).ToHashSet(StringComparer.Ordinal);
        var missing = definition.RecognisedBy.Columns.Where(column => !columns.Contains(column)).ToList();
        var excess = definition.RecognisedBy.Without?.Where(columns.Contains).ToList() ?? [];
        return missing.Count > 0 ? $"it lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing.Select(definition.HeaderOf))}"
            : excess.Count > 0 ? $"it has {string.Join(", ", excess)}, which {definition.Name} has not"
            : definition.RecognisedBy.OnlyWhenNamed ? $"nothing in the header says that it is, and which allele the effect is for differs: say --format {definition.Name} if you know it"
            : "it is another kind of file";
    }

    static bool FitsWithoutHeader(HeaderlessSource headerless, IReadOnlyList<string> cells) =>
        cells.Count == headerless.Names.Count
        && headerless.RecognisedBy.All(rule => Regex.IsMatch(cells[headerless.Names.ToList().IndexOf(rule.Key)], rule.Value, RegexOptions.CultureInvariant));
}
