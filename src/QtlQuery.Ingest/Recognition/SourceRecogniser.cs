using System.Text.RegularExpressions;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>Tells a file's format from its name and first lines, and never guesses between two.</summary>
public static class SourceRecogniser
{
    /// <summary>What the cells of unpivoted columns are called until each is a row.</summary>
    internal const string UnpivotedCells = "unpivoted cells";

    /// <param name="format">The format that the user names; recognised where null.</param>
    /// <param name="set">What the user says of the file; <c>sample</c> chooses among the studies of a VCF.</param>
    /// <exception cref="QtlQueryException">The format is unknown or ambiguous, or the file does not fit the named one.</exception>
    public static RecognisedSource Recognise(SourceFile file, SourceDefinition? format, IReadOnlyDictionary<string, string> set) =>
        file.IsParquet ? ParquetSource.Recognise(file, format) : file.IsBesd ? BesdSource.Recognise(file, format) : RecogniseText(file, format, set);

    /// <summary>The best match; an error names what came near.</summary>
    /// <param name="header">The cells that a definition would take for the header; null where the file begins otherwise.</param>
    internal static FormatMatch Choose(SourceFile file, SourceDefinition? format, Func<SourceDefinition, IReadOnlyList<string>?> header)
    {
        var candidates = format is null ? Schemas.Sources.Values.Where(each => Opens(each, file) && !each.RecognisedBy.OnlyWhenNamed) : [format];
        var matches = candidates
            .Select(definition => header(definition) is { } cells ? FormatMatch.Of(definition, file.Name, cells) : null)
            .OfType<FormatMatch>()
            .OrderBy(match => match.Definition.Name, StringComparer.Ordinal)
            .ToList();
        var contenders = matches.Where(match => !matches.Any(other => other.Outdoes(match))).ToList();
        if (contenders is [var only])
            return only;
        if (contenders.Where(match => match.NameFits).ToList() is [var named])
            return named;
        if (contenders.Count > 1)
        {
            throw new QtlQueryException(
                $"'{file.Path}' could be {string.Join(" or ", contenders.Select(match => $"{match.Definition.Name} ({match.Confidence}: {match.Reason})"))}",
                "Say which with --format NAME.");
        }

        throw format is null ? UnknownFormat.Of(file, Schemas.Sources.Values.Where(each => Opens(each, file)), header)
            : new QtlQueryException($"'{file.Path}' is not {format.Name}: {WhyNot(format, header(format))}", $"'qtlquery sources {format.Name}' shows what the format has.");
    }

    /// <summary>The dataset fields that the file's name states, where the format has a rule for names.</summary>
    internal static IEnumerable<(string Field, string Value)> FromName(SourceDefinition definition, string fileName) =>
        definition.FileName is { } pattern && Regex.Match(fileName, pattern, RegexOptions.CultureInvariant) is { Success: true } match
            ? match.Groups.Values.Where(group => group.Success && !char.IsAsciiDigit(group.Name[0])).Select(group => (group.Name, group.Value))
            : [];

    /// <summary>Parts the columns that are cells of a row from those that each become one.</summary>
    internal static (IReadOnlyList<string> Fields, IReadOnlyList<string>? Unpivoted) PartUnpivoted(SourceDefinition definition, IReadOnlyList<string> header)
    {
        if (definition.Unpivot is not { } unpivot)
            return (header, null);
        var fits = header.Select(column => Regex.IsMatch(column, unpivot.Columns, RegexOptions.CultureInvariant)).ToList();
        var first = fits.IndexOf(true);
        return first < 0 ? (header, null) : ([.. header.Take(first)], [.. header.Skip(first).Select((column, i) => fits[first + i] ? column : "")]);
    }

    static RecognisedSource RecogniseText(SourceFile file, SourceDefinition? format, IReadOnlyDictionary<string, string> set)
    {
        var beginning = SourceBeginning.Of(file);
        var isVcf = beginning.MetaLines is [var first, ..] && first.StartsWith("##fileformat=VCF", StringComparison.Ordinal);
        var match = Choose(file, format, definition => definition.Reader == SourceReader.Vcf == isVcf ? SourceHead.Of(definition, beginning)?.Cells : null);
        var definition = match.Definition;
        var head = SourceHead.Of(definition, beginning)!;
        if (match.Headerless is null && !head.HasMore)
            throw new QtlQueryException($"'{file.Path}' has a header and no rows", "Fetch it again: a download may have failed.");

        var (fields, unpivoted) = PartUnpivoted(definition, match.Headerless?.Names ?? head.Cells);
        IReadOnlyList<string> columns = match.Headerless is null ? Unambiguous(file, [.. fields.Select(definition.CanonicalHeader)]) : fields;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (isVcf)
            (columns, facts) = VcfHeader.Read(file, beginning.MetaLines, columns, set, definition.RecognisedBy.Columns.Contains("FORMAT"));
        else if (GwasSsfSidecar.Find(file.Path) is { } sidecar)
            facts = GwasSsfSidecar.Read(sidecar);
        foreach (var (field, value) in FromName(definition, file.Name))
            facts.TryAdd(field, value);

        var absent = (definition.Optional ?? []).Where(column => !columns.Contains(column)).ToList();
        return new(
            file,
            definition,
            new TextLayout(unpivoted is null ? columns : [.. columns, UnpivotedCells], absent, head.Delimiter, definition.Missing ?? [], definition.Comment, unpivoted?.Count ?? 0),
            columns,
            absent,
            match.Headerless is null ? head.Line : head.Line - 1,
            (long)(file.Bytes * beginning.Expansion / beginning.BytesALine) * Math.Max(1, unpivoted?.Count ?? 1),
            facts,
            match.Confidence,
            match.Reason)
        { Unpivoted = unpivoted, HasHeader = match.Headerless is null };
    }

    static bool Opens(SourceDefinition definition, SourceFile file) =>
        file.IsParquet ? definition.Reader is SourceReader.Parquet or SourceReader.Text
        : file.IsBesd ? definition.Reader is SourceReader.Besd
        : definition.Reader is SourceReader.Text or SourceReader.Vcf;

    static string WhyNot(SourceDefinition format, IReadOnlyList<string>? header) =>
        header is null ? "its first lines are not those of the format" : FormatMatch.WhyNot(format, header);

    static IReadOnlyList<string> Unambiguous(SourceFile file, IReadOnlyList<string> columns)
    {
        var twice = columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? columns
            : throw new QtlQueryException($"'{file.Path}' has the column {twice.Key} {twice.Count()} times", "Rename or cut one of them: nothing tells which is meant.");
    }
}
