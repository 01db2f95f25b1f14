using System.Text.RegularExpressions;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>Tells a file's format from its name and first lines, and never guesses between two.</summary>
public static class SourceRecogniser
{
    /// <param name="format">The format that the user names; recognised where null.</param>
    /// <param name="set">What the user says of the file; <c>sample</c> chooses among the studies of a VCF.</param>
    /// <exception cref="QtlQueryException">The format is unknown or ambiguous, or the file does not fit the named one.</exception>
    public static RecognisedSource Recognise(SourceFile file, SourceDefinition? format, IReadOnlyDictionary<string, string> set) =>
        file.IsParquet ? ParquetSource.Recognise(file, format) : RecogniseText(file, format, set);

    /// <summary>The best match; an error names what came near.</summary>
    internal static FormatMatch Choose(SourceFile file, SourceDefinition? format, Func<SourceDefinition, IReadOnlyList<string>> header, bool isVcf)
    {
        var candidates = format is null ? Schemas.Sources.Values.Where(each => each.Reader == SourceReader.Parquet == file.IsParquet) : [format];
        var matches = candidates
            .Select(definition => FormatMatch.Of(definition, file.Name, header(definition), isVcf))
            .OfType<FormatMatch>()
            .OrderBy(match => match.Definition.Name, StringComparer.Ordinal)
            .ToList();
        var contenders = matches.Where(match => !matches.Any(other => other.Outdoes(match))).ToList();
        if (contenders is [var only])
            return only;
        if (contenders.Where(match => match.NameFits).ToList() is [var named])
            return named;
        if (contenders.Count > 1)
            throw new QtlQueryException($"'{file.Path}' could be {string.Join(" or ", contenders.Select(match => match.Definition.Name))}", "Say which with --format NAME.");

        if (format is not null)
            throw new QtlQueryException($"'{file.Path}' is not {format.Name}: {FormatMatch.WhyNot(format, header(format))}", $"'qtlquery sources {format.Name}' shows what the format has.");
        throw Unknown(file, header);
    }

    static RecognisedSource RecogniseText(SourceFile file, SourceDefinition? format, IReadOnlyDictionary<string, string> set)
    {
        var beginning = SourceBeginning.Of(file);
        var isVcf = beginning.MetaLines is [var first, ..] && first.StartsWith("##fileformat=VCF", StringComparison.Ordinal);
        var match = Choose(file, format, definition => Cells(beginning.Lines[0], definition.Delimiter), isVcf);
        var definition = match.Definition;
        var cells = Cells(beginning.Lines[0], definition.Delimiter);
        if (match.HasHeader && beginning.Lines.Count == 1)
            throw new QtlQueryException($"'{file.Path}' has a header and no rows", "Fetch it again: a download may have failed.");

        IReadOnlyList<string> columns = match.HasHeader ? Unambiguous(file, [.. cells.Select(definition.CanonicalHeader)]) : definition.Headerless!.Names;
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (isVcf)
            (columns, facts) = VcfHeader.Read(file, beginning.MetaLines, columns, set);
        else if (GwasSsfSidecar.Find(file.Path) is { } sidecar)
            facts = GwasSsfSidecar.Read(sidecar);
        foreach (var (field, value) in FromName(definition, file.Name))
            facts.TryAdd(field, value);

        var absent = (definition.Optional ?? []).Where(column => !columns.Contains(column)).ToList();
        return new(
            file,
            definition,
            new TextLayout(columns, absent, (byte)definition.Delimiter[0], definition.Missing ?? []),
            columns,
            absent,
            beginning.LinesBefore + (match.HasHeader ? 1 : 0),
            (long)(file.Bytes * beginning.Expansion / beginning.BytesALine),
            facts,
            match.Reason);
    }

    /// <summary>The dataset fields that the file's name states, where the format has a rule for names.</summary>
    internal static IEnumerable<(string Field, string Value)> FromName(SourceDefinition definition, string fileName) =>
        definition.FileName is { } pattern && Regex.Match(fileName, pattern, RegexOptions.CultureInvariant) is { Success: true } match
            ? match.Groups.Values.Where(group => group.Success && !char.IsAsciiDigit(group.Name[0])).Select(group => (group.Name, group.Value))
            : [];

    static string[] Cells(string line, string delimiter) => line.TrimStart('#').Split(delimiter);

    static IReadOnlyList<string> Unambiguous(SourceFile file, IReadOnlyList<string> columns)
    {
        var twice = columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? columns
            : throw new QtlQueryException($"'{file.Path}' has the column {twice.Key} {twice.Count()} times", "Rename or cut one of them: nothing tells which is meant.");
    }

    static QtlQueryException Unknown(SourceFile file, Func<SourceDefinition, IReadOnlyList<string>> header)
    {
        var nearest = Schemas.Sources.Values
            .Where(definition => definition.Reader == SourceReader.Parquet == file.IsParquet)
            .Select(definition => (definition, share: definition.RecognisedBy.Columns.Count(header(definition).Select(definition.CanonicalHeader).Contains) / (double)definition.RecognisedBy.Columns.Count))
            .MaxBy(each => each.share);
        var why = nearest.share >= 0.5
            ? $"it is nearest to {nearest.definition.Name}, but {FormatMatch.WhyNot(nearest.definition, header(nearest.definition))}"
            : OtherDelimiter(header) ?? "no known format has its columns";
        return new($"'{file.Path}' is of an unknown format: {why}", "'qtlquery sources' lists the formats; --format NAME says which one to try.");
    }

    static string? OtherDelimiter(Func<SourceDefinition, IReadOnlyList<string>> header)
    {
        foreach (var (character, name) in new[] { (',', "commas"), (';', "semicolons"), (' ', "blanks") })
        {
            var fits = Schemas.Sources.Values.FirstOrDefault(definition =>
                definition.Reader == SourceReader.Text
                && header(definition) is [var line]
                && definition.RecognisedBy.Columns.All(line.Split(character, StringSplitOptions.RemoveEmptyEntries).Select(definition.CanonicalHeader).Contains));
            if (fits is not null)
                return $"it has the columns of {fits.Name}, but parted by {name} where that format has tabs";
        }

        return null;
    }
}
