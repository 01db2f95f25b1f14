namespace QtlQuery.Core.Definitions;

/// <summary>The expressions that fill one canonical table.</summary>
/// <param name="Columns">Canonical column → DuckDB expression over the source's columns.</param>
/// <param name="Distinct">Keep one of equal rows: for side tables such as genes.</param>
/// <param name="Where">Which rows belong to the table at all.</param>
/// <param name="EffectFromZ">
/// Where the source gives z but no effect, and the frequency of alt and the sample size are known, compute beta and standard_error, in standard
/// deviations of the trait, and say so in harmonisation.
/// </param>
/// <param name="Back">
/// Source column → DuckDB expression over the table's columns that gives the text it was read from, where the expression that reads it does
/// not say so itself. It may be wrong for some rows: those keep their text.
/// </param>
public sealed record SourceTable(
    IReadOnlyDictionary<string, string> Columns,
    bool Distinct = false,
    string? Where = null,
    bool EffectFromZ = false,
    IReadOnlyDictionary<string, string>? Back = null);
