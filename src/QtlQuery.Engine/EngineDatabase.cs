using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.ListFunctions;
using QtlQuery.Engine.Sql;
using QtlQuery.Statistics;

namespace QtlQuery.Engine;

/// <summary>An in-memory DuckDB with our settings and functions: the engine keeps no database file.</summary>
static class EngineDatabase
{
    /// <exception cref="QtlQueryException">DuckDB's library is missing or does not start.</exception>
    public static DuckDBConnection Open(EngineOptions options)
    {
        try
        {
            var connection = new DuckDBConnection(options.ConnectionString());
            connection.Open();
            Statements.Execute(connection, "set global parquet_metadata_cache = true; set global TimeZone = 'UTC'");
            return connection;
        }
        catch (TypeInitializationException e) when (e.InnerException is DllNotFoundException missing)
        {
            throw new QtlQueryException("DuckDB's library (libduckdb.so) cannot be loaded", "It belongs beside the program: publish again, or see README.md on other systems than Linux x64.", missing);
        }
    }

    /// <summary>
    /// Files of <c>sql/</c>, to be made when they are named, with two functions of ours: one that only <c>sql/suspicions</c> uses, and one that
    /// stands for a macro, since it is quicker. Views and macros need none, so that they run in any DuckDB.
    /// </summary>
    /// <param name="known">Names of macros that the database has as functions.</param>
    /// <param name="parts">What else a query or a file may name, and how it is made.</param>
    public static OnDemandSql OnDemand(DuckDBConnection connection, IEnumerable<SqlFile> files, IReadOnlySet<string>? known = null, Dictionary<string, Action>? parts = null)
    {
        parts ??= [];
        parts.Add("neg_log10_p_of_t", () => connection.RegisterScalarFunction<double?, double?, double?>("neg_log10_p_of_t", (t, df) => t is { } value && df is { } freedom ? StudentTail.NegLog10TwoSided(value, freedom) : null));
        parts.Add(EffectPosteriorFunction.Name, () => EffectPosteriorFunction.Register(connection));
        return new(connection, files, new HashSet<string>(known ?? new HashSet<string>()) { EffectPosteriorFunction.Name }, parts);
    }
}
