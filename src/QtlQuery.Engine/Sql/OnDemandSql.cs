using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace QtlQuery.Engine.Sql;

/// <summary>Makes views and macros when a query first has their name, with all that they are built on.</summary>
/// <remarks>
/// DuckDB takes a third of a millisecond and more to make one, and binds it when it is made, with the macros in it written out: all of them
/// would take half a second of every opening, and one of chi-square's tail takes as long as the opening itself. A view is made with the other
/// statements of its file, a macro by itself.
/// </remarks>
sealed partial class OnDemandSql
{
    static readonly HashSet<string> CatalogueNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "show", "information_schema", "sqlite_master", "duckdb_columns", "duckdb_constraints", "duckdb_functions", "duckdb_tables", "duckdb_views",
    };

    readonly DuckDBConnection _master;
    readonly Dictionary<string, Making> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Making> _viewsByFile = [];
    readonly Dictionary<string, Action> _parts = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<Making> _made = [];
    readonly Dictionary<string, HashSet<string>> _variablesOfOthers = new(StringComparer.OrdinalIgnoreCase); // by the name of a view or macro that is none of ours
    readonly Lock _making = new();

    /// <param name="known">Names of macros that the database has as functions.</param>
    /// <param name="parts">What queries and files name besides, and how it is made: functions, tables and variables.</param>
    public OnDemandSql(DuckDBConnection master, IEnumerable<SqlFile> files, IReadOnlySet<string> known, IReadOnlyDictionary<string, Action>? parts = null)
    {
        _master = master;
        foreach (var (name, make) in parts ?? new Dictionary<string, Action>())
            _parts.Add(name, make);
        foreach (var file in files)
        {
            var made = file.Made.Where(each => !known.Contains(each.Name)).ToList();
            if (file.Folder == "macros")
            {
                foreach (var macro in made)
                    _byName.Add(macro.Name, new(macro.Text, file.Uses, isMacro: true));
                continue;
            }

            var view = _viewsByFile[file.Name] = new(string.Concat(made.Select(each => each.Text)), file.Uses, isMacro: false);
            foreach (var each in made)
                _byName.Add(each.Name, view);
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
            IReadOnlyCollection<Making> named = asksForAll ? _byName.Values : [.. Named(sql)];
            MakeParts(sql);
            MakeAll(named);
            var variables = new HashSet<string>();
            AddVariables(sql, named, variables, []);
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

    void MakeAll(IEnumerable<Making> named)
    {
        foreach (var each in named)
        {
            if (!_made.Add(each))
                continue;
            MakeParts(each.Text);
            MakeAll(BuiltOn(each));
            Statements.Execute(_master, each.Text);
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

    void AddVariables(string sql, IEnumerable<Making> builtOn, HashSet<string> variables, HashSet<Making> seen)
    {
        var words = SqlWords.Of(sql);
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i - 1].Equals("getvariable", StringComparison.OrdinalIgnoreCase))
                variables.Add(words[i]);
        }

        if (_variablesOfOthers.Count > 0)
            variables.UnionWith(words.SelectMany(word => _variablesOfOthers.GetValueOrDefault(word) ?? []));
        foreach (var each in builtOn.Where(seen.Add))
            AddVariables(each.Text, BuiltOn(each), variables, seen);
    }

    // A view says which others it uses: a word of it may be another's name and mean a column.
    IEnumerable<Making> BuiltOn(Making making) =>
        making.Uses.Select(_viewsByFile.GetValueOrDefault).OfType<Making>().Concat(Named(making.Text).Where(each => each.IsMacro));

    IEnumerable<Making> Named(string sql) => SqlWords.Of(sql).Select(_byName.GetValueOrDefault).OfType<Making>();

    static bool AsksForTheCatalogue(string word) => CatalogueNames.Contains(word) || word.StartsWith("pg_", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\bcreate\s[\w\s]*?\b(view|macro|function)\s+(if\s+not\s+exists\s+)?(\w+\.)*""?(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Creation();

    /// <summary>Statements that are run together when one of the names that they make is named.</summary>
    /// <param name="uses">Files that theirs uses.</param>
    sealed class Making(string text, IReadOnlyList<string> uses, bool isMacro)
    {
        public string Text { get; } = text;

        public IReadOnlyList<string> Uses { get; } = uses;

        public bool IsMacro { get; } = isMacro;
    }
}
