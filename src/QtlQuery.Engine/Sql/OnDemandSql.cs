using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace QtlQuery.Engine.Sql;

/// <summary>Makes views and macros when a query first has their name, with all that they are built on.</summary>
/// <remarks>DuckDB takes a third of a millisecond and more to make one, and binds a view when it is made: all of them would take half a second of every opening.</remarks>
sealed partial class OnDemandSql
{
    static readonly HashSet<string> CatalogueNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "show", "information_schema", "sqlite_master", "duckdb_columns", "duckdb_constraints", "duckdb_functions", "duckdb_tables", "duckdb_views",
    };

    readonly DuckDBConnection _master;
    readonly IReadOnlySet<string> _known;
    readonly Dictionary<string, SqlFile> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, SqlFile> _byFile;
    readonly Dictionary<string, Action> _parts = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _made = [];
    readonly Dictionary<string, HashSet<string>> _variablesOfOthers = new(StringComparer.OrdinalIgnoreCase); // by the name of a view or macro that is none of ours
    readonly Lock _making = new();

    /// <param name="known">Names of macros that the database has as functions.</param>
    /// <param name="parts">What queries and files name besides, and how it is made: functions, tables and variables.</param>
    public OnDemandSql(DuckDBConnection master, IEnumerable<SqlFile> files, IReadOnlySet<string> known, IReadOnlyDictionary<string, Action>? parts = null)
    {
        (_master, _known) = (master, known);
        foreach (var (name, make) in parts ?? new Dictionary<string, Action>())
            _parts.Add(name, make);
        _byFile = files.ToDictionary(file => file.Name);
        foreach (var file in _byFile.Values)
        {
            foreach (var made in file.Made)
            {
                if (!known.Contains(made.Name))
                    _byName.Add(made.Name, file);
            }
        }
    }

    /// <summary>Makes what a query names, and all of it where the query asks DuckDB what there is.</summary>
    /// <returns>The variables that the query reads, itself or through views and macros, those of the store's own and of earlier queries among them.</returns>
    public IReadOnlySet<string> MakeFor(string sql)
    {
        lock (_making)
        {
            var words = SqlWords.Of(sql);
            var asksForAll = words.Any(AsksForTheCatalogue);
            IReadOnlyCollection<SqlFile> files = asksForAll ? _byFile.Values : [.. Named(sql)];
            MakeParts(sql);
            MakeAll(files);
            var variables = new HashSet<string>();
            AddVariables(sql, files, variables, []);
            if (asksForAll)
                variables.UnionWith(_variablesOfOthers.Values.SelectMany(each => each));
            if (words.Contains("create", StringComparer.OrdinalIgnoreCase))
            {
                foreach (Match created in Creation().Matches(sql))
                    _variablesOfOthers[created.Groups["name"].Value] = variables;
            }

            return variables;
        }
    }

    void MakeAll(IEnumerable<SqlFile> files)
    {
        foreach (var file in files)
        {
            if (!_made.Add(file.Name))
                continue;
            MakeParts(file.Expression);
            MakeAll(BuiltOn(file));
            if (string.Concat(file.Made.Where(made => !_known.Contains(made.Name)).Select(made => made.Text)) is { Length: > 0 } making)
                Statements.Execute(_master, making);
        }
    }

    void MakeParts(string sql)
    {
        foreach (var word in SqlWords.Of(sql))
        {
            if (_parts.Remove(word, out var make))
                make();
        }
    }

    void AddVariables(string sql, IEnumerable<SqlFile> builtOn, HashSet<string> variables, HashSet<string> seen)
    {
        var words = SqlWords.Of(sql);
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i - 1].Equals("getvariable", StringComparison.OrdinalIgnoreCase))
                variables.Add(words[i]);
        }

        if (_variablesOfOthers.Count > 0)
            variables.UnionWith(words.SelectMany(word => _variablesOfOthers.GetValueOrDefault(word) ?? []));
        foreach (var file in builtOn.Where(file => seen.Add(file.Name)))
            AddVariables(file.Text, BuiltOn(file), variables, seen);
    }

    // A view says which others it uses: a word of it may be another's name and mean a column.
    IEnumerable<SqlFile> BuiltOn(SqlFile file) =>
        file.Uses.Select(_byFile.GetValueOrDefault).OfType<SqlFile>().Concat(Named(file.Expression).Where(each => each.Folder == "macros"));

    IEnumerable<SqlFile> Named(string sql) => SqlWords.Of(sql).Select(_byName.GetValueOrDefault).OfType<SqlFile>();

    static bool AsksForTheCatalogue(string word) => CatalogueNames.Contains(word) || word.StartsWith("pg_", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\bcreate\s[\w\s]*?\b(view|macro|function)\s+(if\s+not\s+exists\s+)?(\w+\.)*""?(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Creation();
}
