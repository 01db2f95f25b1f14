using System.Text.RegularExpressions;

namespace QtlQuery.Core.Definitions;

/// <summary>How a file format's columns become canonical columns: one JSON file under <c>schemas/sources</c>.</summary>
/// <remarks>A definition holds SQL expressions and is therefore code: load one of your own only if you trust it.</remarks>
/// <param name="DocumentedAt">Where the format's own documentation stands.</param>
/// <param name="Delimiter">
/// What parts the cells of a line: one character; <c>blanks</c> for runs of blanks and tabs; <c>detect</c> for tab, else comma, else blanks,
/// whichever the header line has. Where it is a comma, cells may stand in double quotes.
/// </param>
/// <param name="Comment">Lines that begin with it are no rows.</param>
/// <param name="Preamble">Regular expressions of the lines above the header, in order.</param>
/// <param name="Missing">Cell texts that mean "no value".</param>
/// <param name="Headerless">The forms in which files of the format come without a header line.</param>
/// <param name="Aliases">Source column name → regular expression of other names that the column has had.</param>
/// <param name="Optional">Source columns that a file may lack; they then read as null.</param>
/// <param name="Unpivot">Columns that each become a row of their own.</param>
/// <param name="Unnest">Column of lists, in Parquet, whose items each become a row; expressions find an item under the column's name.</param>
/// <param name="SplitBy">Dataset field → expression that gives it for a row, in files that hold several datasets.</param>
/// <param name="GenomeBuild">The build that the format is always on.</param>
/// <param name="GenomeBuildOf">Expression that gives the build of a row, for formats whose variant ids state it.</param>
/// <param name="FileName">Regular expression whose named groups give dataset fields.</param>
/// <param name="Dataset">
/// Dataset fields that are the same for every file of the format. <c>{release}</c> in one stands for what the file's name or the user says of it,
/// without which the field is unknown; <c>{sqtl:text}</c> is the text where the name has the group sqtl, and nothing where it has not.
/// </param>
/// <param name="AskUserFor">Dataset fields that must be known before a file is read.</param>
/// <param name="LeftOut">Reason → condition of rows that are no part of the format's results, such as those of covariates. They are counted, and are no refusals.</param>
/// <param name="Refuse">Reason → condition of rows that the format itself marks as unusable.</param>
/// <param name="Remarks">Sentence → condition of rows that are taken and yet tell of a trap, such as swapped columns. They are counted.</param>
public sealed record SourceDefinition(
    string Name,
    string Title,
    string DocumentedAt,
    SourceReader Reader,
    SourceRecognition RecognisedBy,
    IReadOnlyDictionary<string, SourceTable> Tables,
    string Delimiter = "\t",
    string? Comment = null,
    IReadOnlyList<string>? Preamble = null,
    IReadOnlyList<string>? Missing = null,
    IReadOnlyList<HeaderlessSource>? Headerless = null,
    IReadOnlyDictionary<string, string>? Aliases = null,
    IReadOnlyList<string>? Optional = null,
    UnpivotedColumns? Unpivot = null,
    string? Unnest = null,
    IReadOnlyDictionary<string, string>? SplitBy = null,
    string? GenomeBuild = null,
    string? GenomeBuildOf = null,
    string? FileName = null,
    IReadOnlyDictionary<string, string>? Dataset = null,
    IReadOnlyList<string>? AskUserFor = null,
    IReadOnlyDictionary<string, SourceSetting>? Settings = null,
    IReadOnlyDictionary<string, string>? LeftOut = null,
    IReadOnlyDictionary<string, string>? Refuse = null,
    IReadOnlyDictionary<string, string>? Remarks = null)
{
    // Columns of the generic formats: only those that the user names are taken, whatever else a file has.
    const string GivenPrefix = "given_";

    readonly Lazy<(string Name, Regex Pattern)[]> _aliases = new(() =>
        [.. (Aliases ?? new Dictionary<string, string>()).Select(alias => (alias.Key, new Regex($"^(?:{alias.Value})$", RegexOptions.CultureInvariant)))]);

    /// <summary>Whether any of its rows has a place in a genome, so that the build matters.</summary>
    public bool HasPositions => Tables.Values.Any(table => table.Columns.ContainsKey("chromosome"));

    /// <summary>The name under which the definition knows a column of a file's header, by its aliases.</summary>
    public string CanonicalHeader(string header) => Array.Find(_aliases.Value, alias => alias.Pattern.IsMatch(header)).Name ?? header;

    /// <summary>The columns that the definition can read, by its own names; those of the generic formats without their prefix.</summary>
    public IEnumerable<string> KnownColumns => RecognisedBy.Columns.Concat(Optional ?? []).Select(column => column.StartsWith(GivenPrefix, StringComparison.Ordinal) ? column[GivenPrefix.Length..] : column);

    /// <summary>What a file is expected to call a column.</summary>
    public string HeaderOf(string column) => column.StartsWith(GivenPrefix, StringComparison.Ordinal) && Aliases?.GetValueOrDefault(column) is { } pattern ? Regex.Unescape(pattern) : column;

    /// <summary>The same format for files that call some columns otherwise.</summary>
    /// <param name="columns">The definition's name of a column → the file's.</param>
    /// <exception cref="QtlQueryException">The definition knows no such column.</exception>
    public SourceDefinition WithColumns(IReadOnlyDictionary<string, string> columns)
    {
        if (columns.Count == 0)
            return this;
        var aliases = new Dictionary<string, string>(Aliases ?? new Dictionary<string, string>());
        var named = new List<string>();
        foreach (var (column, header) in columns)
        {
            var name = Optional?.Contains(GivenPrefix + column) is true ? GivenPrefix + column : column;
            if (!KnownColumns.Contains(column))
            {
                throw new QtlQueryException(
                    $"{Name} has no column '{column}'",
                    NearestName.To(column, KnownColumns) is { } near ? $"Did you mean --column {near}={header}?" : $"Its columns are {string.Join(", ", KnownColumns)}.");
            }

            aliases[name] = Regex.Escape(header);
            named.Add(name);
        }

        return new(
            Name, Title, DocumentedAt, Reader, RecognisedBy with { Columns = [.. RecognisedBy.Columns.Union(named)] }, Tables, Delimiter, Comment, Preamble, Missing, Headerless, aliases, Optional,
            Unpivot, Unnest, SplitBy, GenomeBuild, GenomeBuildOf, FileName, Dataset, AskUserFor, Settings, LeftOut, Refuse, Remarks);
    }
}
