using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>The error for a file that is of no known format: what comes nearest, and what it lacks.</summary>
static class UnknownFormat
{
    // Below this share of a format's columns a file is not near it.
    const double Near = 0.5;

    static readonly (char Character, string Name)[] Delimiters = [(',', "commas"), (';', "semicolons"), ('\t', "tabs"), (' ', "blanks")];

    public static QtlQueryException Of(SourceFile file, IEnumerable<SourceDefinition> definitions, Func<SourceDefinition, IReadOnlyList<string>?> header)
    {
        var shares = definitions
            .Select(definition => (Definition: definition, Header: header(definition), Asked: definition.RecognisedBy.Columns))
            .Where(each => each.Header is not null && each.Asked.Count > 0)
            .OrderBy(each => each.Definition.Name, StringComparer.Ordinal)
            .Select(each => (each.Definition, Header: each.Header!, Share: (double)each.Asked.Count(each.Header!.Select(each.Definition.CanonicalHeader).Contains) / each.Asked.Count))
            .ToList();
        // Where the file has all columns of a format and others that it must not have, it is another kind of table: that is said where nothing else is near.
        var nearest = shares.Where(each => each.Share < 1).OrderByDescending(each => each.Share).FirstOrDefault();
        var excessive = shares.FirstOrDefault(each => each.Share >= 1);
        var unnamed = shares.FirstOrDefault(each => each.Share >= 1 && each.Definition.RecognisedBy.OnlyWhenNamed);
        var why = OtherDelimiter(shares.Select(each => (each.Definition, each.Header)))
            ?? (unnamed.Definition is not null ? NearTo(unnamed.Definition, unnamed.Header)
            : nearest.Share >= Near ? NearTo(nearest.Definition, nearest.Header)
            : excessive.Definition is not null ? NearTo(excessive.Definition, excessive.Header) : "no known format has its columns");
        return new(
            $"'{file.Path}' is of an unknown format: {why}",
            "'qtlquery sources' lists the formats, --format NAME says which one to try; --format generic takes any table whose columns you name, as in --column beta=Effect.");
    }

    static string NearTo(SourceDefinition definition, IReadOnlyList<string> header) => $"it is nearest to {definition.Name}, but {FormatMatch.WhyNot(definition, header)}";

    static string? OtherDelimiter(IEnumerable<(SourceDefinition Definition, IReadOnlyList<string> Header)> formats)
    {
        var whole = formats.Where(each => each.Header.Count == 1 && each.Definition.Delimiter.Length == 1).ToList();
        foreach (var (character, name) in Delimiters)
        {
            var fits = whole
                .Where(each => each.Definition.Delimiter[0] != character && each.Definition.RecognisedBy.Columns.All(Cells(each.Header[0], character).Select(each.Definition.CanonicalHeader).Contains))
                .OrderByDescending(each => each.Definition.RecognisedBy.Columns.Count)
                .FirstOrDefault().Definition;
            if (fits is not null)
                return $"it has the columns of {fits.Name}, but parted by {name} where that format has {Delimiters.First(each => each.Character == fits.Delimiter[0]).Name}";
        }

        return null;
    }

    static IReadOnlyList<string> Cells(string line, char character) => (character == ' ' ? CellDelimiter.Blanks : CellDelimiter.Character(character)).Split(line);
}
