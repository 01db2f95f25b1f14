using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;
using QtlQuery.Engine.Sql;
using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Engine;

/// <summary>What is made for a question, and which lists of files it has to have on its connection.</summary>
public sealed class OnDemandSqlTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Theory]
    [InlineData("select 1", "")]
    [InlineData("select * from datasets", "")]
    [InlineData("select * from associations where position = 1", "associations_files")]
    [InlineData("SELECT count(*) FROM \"Associations\"", "associations_files")]
    [InlineData("select len(getVariable ( 'genes_files' ))", "genes_files")]
    [InlineData("select * from evariants", "association_hits_files associations_files molecular_traits_files")] // of significant_pairs
    [InlineData("select * from egenes", "genes_files molecular_traits_files trait_leads_files")]
    [InlineData("select * from associations_in($files)", "")]
    public void A_question_reads_the_variables_of_the_views_that_it_is_built_on(string sql, string variables)
    {
        using var database = EngineDatabase.Open(new());
        var onDemand = Made(_folder, database);
        Assert.Equal(variables, string.Join(' ', onDemand.MakeFor(sql).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("create view mine as select count(*) as pairs from associations")]
    [InlineData("create or replace macro mine() as table select count(*) as pairs from associations")]
    [InlineData("create view if not exists main.\"mine\" as select count(*) as pairs from associations")]
    public void A_view_that_an_earlier_statement_made_has_its_files(string statement)
    {
        using var store = _folder.Open();
        store.Execute(statement);
        Assert.Equal(store.Query<long>("select count(*) from associations"), store.Query<long>($"select pairs from {(statement.Contains("mine()", StringComparison.Ordinal) ? "mine()" : "mine")}"));
    }

    // The tail of chi-square stands in the same file, and takes ten times as long to make.
    [Fact]
    public void A_macro_is_made_with_those_that_it_calls_and_no_others()
    {
        using var database = EngineDatabase.Open(new());
        var before = Macros(database);
        EngineDatabase.OnDemand(database, SqlFile.In("macros")).MakeFor("select neg_log10_p_of_z(1)");
        Assert.Equal(["cody_far", "cody_middle", "cody_outer", "log_one_plus", "neg_log10_p_of_z"], Macros(database).Except(before).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_lookup_and_its_coverage_make_no_view()
    {
        using var store = _folder.Open();
        var query = StoreLookup.Gene(store, ThreeTissues.G3);
        using (var rows = store.ReadChunks(query.Sql, query.Parameters))
            Assert.True(rows.Next());
        StoreLookup.Coverage(store, query);
        using var connection = store.ConnectFor("");
        Assert.Empty(Statements.Read(connection, "select view_name from duckdb_views() where not internal", row => row.GetString(0)));
    }

    public void Dispose() => _folder.Dispose();

    static List<string> Macros(DuckDB.NET.Data.DuckDBConnection database) =>
        Statements.Read(database, "select distinct function_name from duckdb_functions() where function_type = 'macro'", row => row.GetString(0));

    // Views are made over a store's files, so the variables have to be there.
    static OnDemandSql Made(TestStore folder, DuckDB.NET.Data.DuckDBConnection database)
    {
        using var store = folder.Open();
        foreach (var table in QtlQuery.Core.Definitions.Schemas.Tables.Keys)
            Statements.Execute(database, $"set variable {StoredTableSql.FilesVariable(table)} = $files", ("files", store.Catalogue.Files(table)));
        Statements.Execute(database, string.Join(";\n", StoredTableSql.CreateMacros(QtlQuery.Core.Definitions.Schemas.Tables.Keys.Where(table => store.Catalogue.FirstFile(table) is not null), [])));
        QtlQuery.Engine.Store.StoredDatasets.Create(database, store.Catalogue, store.GenomeBuild.Name);
        return EngineDatabase.OnDemand(database, [.. SqlFile.In("macros"), .. SqlFile.In("views")]);
    }
}
