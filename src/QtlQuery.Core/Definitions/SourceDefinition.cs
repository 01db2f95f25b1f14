using System.Text.RegularExpressions;

namespace QtlQuery.Core.Definitions;

/// <summary>How a file format's columns become canonical columns: one JSON file under <c>schemas/sources</c>.</summary>
/// <remarks>A definition holds SQL expressions and is therefore code: load one of your own only if you trust it.</remarks>
/// <param name="DocumentedAt">Where the format's own documentation stands.</param>
/// <param name="Missing">Cell texts that mean "no value".</param>
/// <param name="Aliases">Source column name → regular expression of other names that the column has had.</param>
/// <param name="Optional">Source columns that a file may lack; they then read as null.</param>
/// <param name="GenomeBuild">The build that the format is always on.</param>
/// <param name="GenomeBuildOf">Expression that gives the build of a row, for formats whose variant ids state it.</param>
/// <param name="FileName">Regular expression whose named groups give dataset fields.</param>
/// <param name="Dataset">Dataset fields that are the same for every file of the format.</param>
/// <param name="AskUserFor">Dataset fields that must be known before a file is read.</param>
/// <param name="Refuse">Reason → condition of rows that the format itself marks as unusable.</param>
public sealed record SourceDefinition(
    string Name,
    string Title,
    string DocumentedAt,
    SourceReader Reader,
    SourceRecognition RecognisedBy,
    IReadOnlyDictionary<string, SourceTable> Tables,
    string Delimiter = "\t",
    IReadOnlyList<string>? Missing = null,
    HeaderlessSource? Headerless = null,
    IReadOnlyDictionary<string, string>? Aliases = null,
    IReadOnlyList<string>? Optional = null,
    string? GenomeBuild = null,
    string? GenomeBuildOf = null,
    string? FileName = null,
    IReadOnlyDictionary<string, string>? Dataset = null,
    IReadOnlyList<string>? AskUserFor = null,
    IReadOnlyDictionary<string, SourceSetting>? Settings = null,
    IReadOnlyDictionary<string, string>? Refuse = null)
{
    /// <summary>The name under which the definition knows a column of a file's header, by its aliases.</summary>
    public string CanonicalHeader(string header) =>
        Aliases?.FirstOrDefault(alias => Regex.IsMatch(header, $"^(?:{alias.Value})$", RegexOptions.CultureInvariant)).Key ?? header;
}

/// <summary>What opens a source file.</summary>
public enum SourceReader
{
    /// <summary>Delimiter-separated text with a header line.</summary>
    Text,

    /// <summary>VCF: meta lines, then fixed columns and one sample column.</summary>
    Vcf,

    /// <summary>Parquet, by DuckDB's reader.</summary>
    Parquet,
}

/// <summary>What tells a format from the others.</summary>
/// <param name="Columns">Columns that the header must all have.</param>
/// <param name="Without">Columns that the header must not have.</param>
/// <param name="FileName">Regular expression of the usual file name; raises confidence and is never required.</param>
public sealed record SourceRecognition(IReadOnlyList<string> Columns, IReadOnlyList<string>? Without = null, string? FileName = null);

/// <summary>How a file of the format without a header line is known, and what its columns are called.</summary>
/// <param name="RecognisedBy">Column → regular expression that the first row's cell must match.</param>
public sealed record HeaderlessSource(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> RecognisedBy);

/// <summary>A choice that the user makes with <c>--set</c>.</summary>
/// <param name="Default">Taken when the user says nothing; without it the user must choose.</param>
/// <param name="Values">The values that may be chosen; any where null.</param>
public sealed record SourceSetting(string Meaning, string? Default = null, IReadOnlyList<string>? Values = null);

/// <summary>The expressions that fill one canonical table.</summary>
/// <param name="Columns">Canonical column → DuckDB expression over the source's columns.</param>
/// <param name="Distinct">Keep one of equal rows: for side tables such as genes.</param>
/// <param name="Where">Which rows belong to the table at all.</param>
public sealed record SourceTable(IReadOnlyDictionary<string, string> Columns, bool Distinct = false, string? Where = null);
