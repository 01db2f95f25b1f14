using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace QtlQuery.Engine.Sql;

/// <summary>Makes views and macros whose header says <c>loaded: when asked</c> when a query first has their name.</summary>
/// <remarks>DuckDB binds a view and a macro when it is made, with all that they are built on: all of them would take half a second of every opening.</remarks>
sealed partial class OnDemandSql
{
    readonly DuckDBConnection _master;
    readonly Dictionary<string, SqlFile> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _made = [];
    readonly Lock _making = new();

    public OnDemandSql(DuckDBConnection master, IEnumerable<SqlFile> files)
    {
        _master = master;
        foreach (var file in files)
        {
            foreach (Match made in MadeName().Matches(file.Text))
                _byName.Add(made.Groups["name"].Value, file);
        }
    }

    /// <summary>Makes what a query names, and all of it where the query asks DuckDB what there is.</summary>
    public void MakeFor(string sql)
    {
        lock (_making)
        {
            if (AsksForTheCatalogue().IsMatch(sql))
                MakeAll(_byName.Values);
            else
                MakeAll(Named(sql));
        }
    }

    void MakeAll(IEnumerable<SqlFile> files)
    {
        foreach (var file in files.Distinct())
        {
            if (!_made.Add(file.Name + "/" + file.Folder))
                continue;
            MakeAll(Named(file.Expression));
            Statements.Execute(_master, file.Text);
        }
    }

    IEnumerable<SqlFile> Named(string sql) =>
        from Match word in Word().Matches(sql)
        let file = _byName.GetValueOrDefault(word.Value)
        where file is not null
        select file;

    [GeneratedRegex(@"^create or replace (macro|view) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex MadeName();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"information_schema|duckdb_(columns|constraints|functions|tables|views)|pg_|sqlite_master|\bshow\b", RegexOptions.IgnoreCase)]
    private static partial Regex AsksForTheCatalogue();
}
