using DuckDB.NET.Data;
using QtlQuery.Core;
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

    /// <summary>Makes the macros of <c>sql/macros</c> that are not made on demand known to a database, and a function that only the ingest and <c>sql/suspicions</c> use: views and macros need none, so that they run in any DuckDB.</summary>
    public static void LoadMacros(DuckDBConnection connection)
    {
        connection.RegisterScalarFunction<double?, double?, double?>("neg_log10_p_of_t", (t, df) => t is { } value && df is { } freedom ? StudentTail.NegLog10TwoSided(value, freedom) : null);
        Statements.Execute(connection, string.Join('\n', SqlFile.In("macros").Where(macro => !macro.IsOnDemand).Select(macro => macro.Text)));
    }
}
