using System.Globalization;
using QtlQuery.Engine;
using QtlQuery.Engine.ListFunctions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Tests.Engine;

/// <summary>m-values by our own function are those of the macros, which any other DuckDB runs.</summary>
public sealed class EffectPosteriorFunctionTests
{
    [Fact]
    public void The_function_gives_what_the_macro_gives()
    {
        var random = new Random(5);
        var studies = Enumerable.Range(0, 40).Select(row => Enumerable.Range(0, random.Next(12)).Select(_ => (
            Beta: random.Next(6) == 0 ? null : Math.Round(0.6 * (random.NextDouble() - 0.4), 3).ToString(CultureInfo.InvariantCulture),
            Error: random.Next(9) == 0 ? null : Math.Round(0.02 + 0.2 * random.NextDouble(), 3).ToString(CultureInfo.InvariantCulture))).ToList()).ToList();
        var rows = string.Join(", ", studies.Select((each, row) => $"({row}, [{string.Join(", ", each.Select(study => study.Beta ?? "null"))}]::double[], [{string.Join(", ", each.Select(study => study.Error ?? "null"))}]::double[])"));
        var sql = $"select m_values(beta, error) as found from (values {rows}, (99, null, null)) as given(row, beta, error) order by row";

        using var ours = EngineDatabase.Open(new());
        EngineDatabase.OnDemand(ours, SqlFile.In("macros")).MakeFor(sql);
        using var macros = EngineDatabase.Open(new());
        new OnDemandSql(macros, SqlFile.In("macros"), new HashSet<string>()).MakeFor(sql);
        Assert.Equal(0, Functions(macros));
        Assert.Equal(1, Functions(ours));

        var (found, expected) = (Lists(ours, sql), Lists(macros, sql));
        Assert.Equal(41, found.Count);
        Assert.All(expected.Zip(found), pair =>
        {
            Assert.Equal(pair.First?.Count, pair.Second?.Count);
            Assert.All((pair.First ?? []).Zip(pair.Second ?? []), value =>
            {
                Assert.Equal(value.First is null, value.Second is null);
                Assert.Equal(value.First ?? 0, value.Second ?? 0, 1e-12);
            });
        });

        static long Functions(DuckDB.NET.Data.DuckDBConnection connection) =>
            Statements.Read(connection, $"select count(*) from duckdb_functions() where function_name = '{EffectPosteriorFunction.Name}' and function_type = 'scalar'", row => row.GetInt64(0))[0];

        static List<List<double?>?> Lists(DuckDB.NET.Data.DuckDBConnection connection, string sql) =>
            Statements.Read(connection, sql, row => row.IsDBNull(0) ? null : row.GetFieldValue<List<double?>>(0));
    }
}
