using System.Globalization;
using System.Text.RegularExpressions;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Checking;

/// <summary>A file under <c>sql/suspicions</c>: one select that measures a dataset and says whether it is suspicious.</summary>
/// <remarks>
/// The select gives one row with <c>rows_looked_at</c>, <c>suspicious</c> (null where there is too little to tell) and the numbers of the sentence.
/// It asks <c>sampled</c>, <c>checked</c> and <c>known</c> (<see cref="CheckedTable"/>) and the store's views, and may use <c>$dataset_id</c> and <c>$table</c>.
/// </remarks>
/// <param name="Tables">Tables whose datasets it is asked of.</param>
/// <param name="Columns">Columns that need a value in some row.</param>
/// <param name="Says">The sentence, with <c>{column}</c> or <c>{column:format}</c> for the numbers; the format is .NET's.</param>
public sealed partial record SuspicionDefinition(
    string Name,
    IReadOnlyList<string> Tables,
    IReadOnlyList<string> Columns,
    string Says,
    string Hint,
    string Sql)
{
    static readonly Lazy<IReadOnlyList<SuspicionDefinition>> Loaded = new(() =>
        [.. SqlFile.In("suspicions").OrderBy(file => file.Name, StringComparer.Ordinal).Select(Of)]);

    /// <summary>The suspicions that the program carries, by name.</summary>
    public static IReadOnlyList<SuspicionDefinition> All => Loaded.Value;

    /// <exception cref="QtlQueryException">The header lacks a field.</exception>
    public static SuspicionDefinition Of(SqlFile file)
    {
        return new(file.Name, List("tables"), List("columns"), Field("says"), Field("hint"), file.Text);

        string Field(string name) => file.Header.GetValueOrDefault(name)
            ?? throw new QtlQueryException($"sql/suspicions/{file.Name}.sql has no '-- {name}:' line", "Its header needs about, tables, columns, says and hint.");

        IReadOnlyList<string> List(string name) => Field(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The sentence with its numbers.</summary>
    /// <exception cref="QtlQueryException">The select does not give a number that the sentence names.</exception>
    public string Sentence(IReadOnlyDictionary<string, object?> numbers) => Placeholder().Replace(Says, match =>
        numbers.TryGetValue(match.Groups["name"].Value, out var number)
            ? Print(number, match.Groups["format"].Value)
            : throw new QtlQueryException($"sql/suspicions/{Name}.sql says {match.Value}, and its select has no such column"));

    static string Print(object? number, string format) => number switch
    {
        null => "unknown",
        IFormattable formattable => formattable.ToString(format.Length > 0 ? format : null, CultureInfo.InvariantCulture),
        _ => number.ToString()!,
    };

    [GeneratedRegex(@"\{(?<name>[a-z_]+)(:(?<format>[^}]+))?\}")]
    private static partial Regex Placeholder();
}
