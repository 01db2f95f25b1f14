using System.Text.RegularExpressions;
using QtlQuery.Core.Definitions;

namespace QtlQuery.Ingest.Recognition;

/// <summary>How well a file fits a definition.</summary>
/// <param name="Columns">The columns that it was recognised by.</param>
/// <param name="NameFits">Whether the file is named as files of the format are.</param>
/// <param name="HasHeader">False where the first line is a row already.</param>
sealed record FormatMatch(SourceDefinition Definition, IReadOnlyList<string> Columns, bool NameFits, bool HasHeader, string Reason)
{
    /// <summary>Whether this format asks for all the columns that another asks for, and more.</summary>
    public bool Outdoes(FormatMatch other) => Columns.Count > other.Columns.Count && other.Columns.All(Columns.Contains);

    /// <summary>Null where the file is not of this format.</summary>
    /// <param name="header">The cells of the first line.</param>
    /// <param name="isVcf">Whether VCF's meta lines came before it.</param>
    public static FormatMatch? Of(SourceDefinition definition, string fileName, IReadOnlyList<string> header, bool isVcf)
    {
        if (definition.Reader == SourceReader.Vcf != isVcf)
            return null;
        var nameFits = definition.RecognisedBy.FileName is { } pattern && Regex.IsMatch(fileName, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var inWords = nameFits ? " and its name fits" : "";

        var columns = header.Select(definition.CanonicalHeader).ToHashSet(StringComparer.Ordinal);
        if (definition.RecognisedBy.Columns.All(columns.Contains) && definition.RecognisedBy.Without?.Any(columns.Contains) is not true)
            return new(definition, definition.RecognisedBy.Columns, nameFits, true, $"its header has {string.Join(", ", definition.RecognisedBy.Columns.Take(4))}, …{inWords}");

        if (definition.Headerless is { } headerless && FitsWithoutHeader(headerless, header))
            return new(definition, headerless.Names, nameFits, false, $"it has no header, and its first line has {headerless.Names.Count} cells that look like this format's{inWords}");
        return null;
    }

    /// <summary>What keeps a file from being of a definition's format, in words.</summary>
    public static string WhyNot(SourceDefinition definition, IReadOnlyList<string> header)
    {
        var columns = header.Select(definition.CanonicalHeader).ToHashSet(StringComparer.Ordinal);
        var missing = definition.RecognisedBy.Columns.Where(column => !columns.Contains(column)).ToList();
        var excess = definition.RecognisedBy.Without?.Where(columns.Contains).ToList() ?? [];
        return missing.Count > 0 ? $"it lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}"
            : excess.Count > 0 ? $"it has {string.Join(", ", excess)}, which {definition.Name} has not"
            : "it is another kind of file";
    }

    static bool FitsWithoutHeader(HeaderlessSource headerless, IReadOnlyList<string> cells) =>
        cells.Count == headerless.Names.Count
        && headerless.RecognisedBy.All(rule => Regex.IsMatch(cells[headerless.Names.ToList().IndexOf(rule.Key)], rule.Value, RegexOptions.CultureInvariant));
}
