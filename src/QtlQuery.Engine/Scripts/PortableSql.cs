using System.Text.RegularExpressions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Scripts;

/// <summary>A view of ours for engines that have neither macros nor lists of files: what its macros stand for, over tables named <c>stored_TABLE</c>.</summary>
/// <remarks>
/// Only that is changed, and <c>has_files</c>, and commas before <c>from</c>, so a view whose header names an engine is written in what DuckDB, Spark and Trino share:
/// joins by <c>on</c>, groups and unions column by column, no <c>qualify</c>, and casts of numbers before they are joined to text.
/// </remarks>
static partial class PortableSql
{
    static readonly Lazy<Dictionary<string, Macro>> Macros = new(() => SqlFile.In("macros").Concat(SqlFile.In("views")).SelectMany(file => file.Made).Select(made => Macro.Parse(made.Text)).OfType<Macro>().ToDictionary(macro => macro.Name));

    /// <summary>The statement that makes the view.</summary>
    public static string Of(SqlFile view)
    {
        var sql = HasFiles().Replace(view.Expression.TrimEnd(';', '\n', ' '), "${dataset} in (select dataset_id from stored_${table})");
        for (var call = Call(sql); call is not null; call = Call(sql))
            sql = Inlined(sql, call.Value.Macro, call.Value.At);
        return CommaBeforeFrom().Replace(StoredTable().Replace(sql, "stored_${table}"), "${from}");
    }

    static (Macro Macro, Match At)? Call(string sql) =>
        FunctionName().Matches(sql).Select(match => (Macros.Value.GetValueOrDefault(match.Groups["name"].Value), match)).FirstOrDefault(each => each.Item1 is not null) is ({ } macro, { } at)
            ? (macro, at)
            : null;

    static string Inlined(string sql, Macro macro, Match at)
    {
        var open = at.Index + at.Length - 1;
        var arguments = Arguments(sql, open, out var end);
        var values = macro.Parameters.Zip(arguments).ToDictionary(each => each.First, each => each.Second.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') || each.Second.StartsWith("getvariable(", StringComparison.Ordinal) ? each.Second : $"({each.Second})");
        var body = Word().Replace(macro.Body, word => values.GetValueOrDefault(word.Value, word.Value));
        return $"{sql[..at.Index]}({body}){sql[end..]}";
    }

    /// <summary>The texts between the commas of a call.</summary>
    /// <param name="end">The place after its closing parenthesis.</param>
    static List<string> Arguments(string sql, int open, out int end)
    {
        var arguments = new List<string>();
        var (depth, from) = (0, open + 1);
        for (var i = open; ; i++)
        {
            switch (sql[i])
            {
                case '(':
                    depth++;
                    break;
                case ',' when depth == 1:
                    arguments.Add(sql[from..i].Trim());
                    from = i + 1;
                    break;
                case ')' when --depth == 0:
                    arguments.Add(sql[from..i].Trim());
                    end = i + 1;
                    return arguments;
            }
        }
    }

    sealed partial record Macro(string Name, string[] Parameters, string Body)
    {
        public static Macro? Parse(string text) => Form().Match(text) is { Success: true } match
            ? new(match.Groups["name"].Value, match.Groups["parameters"].Value.Split(',', StringSplitOptions.TrimEntries), match.Groups["body"].Value.TrimEnd(';', '\n', ' '))
            : null;

        [GeneratedRegex(@"^create or replace macro (?<name>\w+)\((?<parameters>[\w, ]*)\) as( table)?\s+(?<body>.*)", RegexOptions.Singleline)]
        private static partial Regex Form();
    }

    [GeneratedRegex(@"\b(?<name>\w+)\(")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bstored_(?<table>\w+)\(getvariable\('\w+_files'\)\)")]
    private static partial Regex StoredTable();

    // What a dataset's files are, tables of whole folders do not tell.
    [GeneratedRegex(@"\bhas_files\((?<dataset>[\w.]+), getvariable\('(?<table>\w+)_files'\)\)")]
    private static partial Regex HasFiles();

    [GeneratedRegex(@",(?<from>\s+from\b)")]
    private static partial Regex CommaBeforeFrom();
}
