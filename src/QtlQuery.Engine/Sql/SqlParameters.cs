using System.Text.RegularExpressions;

namespace QtlQuery.Engine.Sql;

/// <summary>The values that a statement takes as <c>$name</c>, found in its text.</summary>
public static partial class SqlParameters
{
    /// <summary>Their names, each once.</summary>
    public static IEnumerable<string> Names(string sql) => Name().Matches(sql).Select(match => match.Groups[1].Value).Distinct();

    /// <summary>Whether an expression is one of them and nothing else.</summary>
    public static bool IsOne(string expression) => Name().Match(expression) is { Success: true } match && match.Length == expression.Length;

    /// <summary>The same statement, which takes those that are given from variables of its connection.</summary>
    internal static string AsVariables(string sql, IReadOnlyDictionary<string, object?> given) =>
        Name().Replace(sql, match => given.ContainsKey(match.Groups[1].Value) ? $"getvariable('{match.Groups[1].Value}')" : match.Value);

    // Not in a text that begins with it.
    [GeneratedRegex(@"(?<![\w'])\$([a-z_]+)")]
    private static partial Regex Name();
}
