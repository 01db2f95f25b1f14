using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace QtlQuery.Engine.Sql;

/// <summary>Makes views and macros when a query first has their name, with all that they are built on.</summary>
/// <remarks>DuckDB takes a third of a millisecond and more to make one, and binds a view when it is made: all of them would take half a second of every opening.</remarks>
sealed partial class OnDemandSql
{
    readonly DuckDBConnection _master;
    readonly IReadOnlySet<string> _known;
    readonly Dictionary<string, SqlFile> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, SqlFile> _byFile;
    readonly HashSet<SqlFile> _made = [];
    readonly Dictionary<string, HashSet<string>> _variablesOfOthers = new(StringComparer.OrdinalIgnoreCase); // by the name of a view or macro that is none of ours
    readonly Lock _making = new();

    /// <param name="known">Names of macros that the database has as functions.</param>
    public OnDemandSql(DuckDBConnection master, IEnumerable<SqlFile> files, IReadOnlySet<string> known)
    {
        (_master, _known) = (master, known);
        _byFile = files.ToDictionary(file => file.Name);
        foreach (var file in _byFile.Values)
        {
            foreach (var (name, _) in file.Made.Where(made => !known.Contains(made.Name)))
                _byName.Add(name, file);
        }
    }

    /// <summary>Makes what a query names, and all of it where the query asks DuckDB what there is.</summary>
    /// <returns>The variables that the query reads, itself or through views and macros, those of the store's own and of earlier queries among them.</returns>
    public IReadOnlySet<string> MakeFor(string sql)
    {
        lock (_making)
        {
            var asksForAll = AsksForTheCatalogue().IsMatch(sql);
            IReadOnlyCollection<SqlFile> files = asksForAll ? _byFile.Values : [.. Named(sql)];
            MakeAll(files);
            var variables = new HashSet<string>();
            AddVariables(sql, files, variables, []);
            if (asksForAll)
                variables.UnionWith(_variablesOfOthers.Values.SelectMany(each => each));
            foreach (Match created in Creation().Matches(sql))
                _variablesOfOthers[created.Groups["name"].Value] = variables;
            return variables;
        }
    }

    void MakeAll(IEnumerable<SqlFile> files)
    {
        foreach (var file in files)
        {
            if (!_made.Add(file))
                continue;
            MakeAll(BuiltOn(file));
            if (string.Concat(file.Made.Where(made => !_known.Contains(made.Name)).Select(made => made.Text)) is { Length: > 0 } making)
                Statements.Execute(_master, making);
        }
    }

    void AddVariables(string sql, IEnumerable<SqlFile> builtOn, HashSet<string> variables, HashSet<string> seen)
    {
        variables.UnionWith(Variable().Matches(sql).Select(match => match.Groups["name"].Value));
        if (_variablesOfOthers.Count > 0)
            variables.UnionWith(Word().Matches(sql).SelectMany(word => _variablesOfOthers.GetValueOrDefault(word.Value) ?? []));
        foreach (var file in builtOn.Where(file => seen.Add(file.Name)))
            AddVariables(file.Text, BuiltOn(file), variables, seen);
    }

    // A view says which others it uses: a word of it may be another's name and mean a column.
    IEnumerable<SqlFile> BuiltOn(SqlFile file) =>
        file.Uses.Select(_byFile.GetValueOrDefault).OfType<SqlFile>().Concat(Named(file.Expression).Where(each => each.Folder == "macros"));

    IEnumerable<SqlFile> Named(string sql) => Word().Matches(sql).Select(word => _byName.GetValueOrDefault(word.Value)).OfType<SqlFile>();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bgetvariable\s*\(\s*'(?<name>\w+)'", RegexOptions.IgnoreCase)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\bcreate\s[\w\s]*?\b(view|macro|function)\s+(if\s+not\s+exists\s+)?(\w+\.)*""?(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Creation();

    [GeneratedRegex(@"information_schema|duckdb_(columns|constraints|functions|tables|views)|pg_|sqlite_master|\bshow\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksForTheCatalogue();
}
