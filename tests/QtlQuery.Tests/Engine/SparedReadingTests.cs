using System.Text.RegularExpressions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Engine;

/// <summary>What <c>describe</c> says of quick conditions is what DuckDB's plans show.</summary>
public sealed partial class SparedReadingTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Fact]
    public void The_conditions_that_spare_reading_stand_beside_the_columns()
    {
        var run = CommandLine.Run("describe", "associations", "--store", _folder.Path);
        Assert.EndsWith(
            "\n  few files are read where dataset_id, chromosome or bin is given, few row groups where position is, or molecular_trait_id, gene_id, molecular_trait_object_id or rsid by ="
            + "\n  all of them are read where other columns are, neg_log10_p or variant_id among them, which are computed from others"
            + "\n  where only p_value below 0.001 is asked for, association_hits has these rows in one small file a dataset\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset_id = 'x'", "files")]
    [InlineData("chromosome = '1'", "files")]
    [InlineData("bin = 99", "files")] // of which there is none
    [InlineData("position = 1000100", "row groups")]
    [InlineData("gene_id = 'x'", "row groups")]
    [InlineData("rsid = 'x'", "row groups")]
    [InlineData("neg_log10_p > 5", "nothing")]
    [InlineData("variant_id = 'x'", "nothing")]
    public void Conditions_on_associations_spare_what_they_are_said_to(string condition, string spared)
    {
        using var store = _folder.Open();
        var plan = Plan(store, $"select * from associations where {condition}");
        Assert.Equal(spared, FilesLeftOut().IsMatch(plan) ? "files" : FilterOfRows().IsMatch(plan) ? "row groups" : "nothing");
    }

    [Fact]
    public void Views_that_read_few_files_of_a_dataset_are_those_that_say_so()
    {
        using var store = _folder.Open();
        var compared = 0;
        foreach (var view in store.Views.Where(view => view.Text.Contains($"create or replace view {view.Name} ", StringComparison.Ordinal)))
        {
            var columns = store.Query<string>($"select column_name from (describe {view.Name})");
            if (!columns.Contains("dataset_id") || Plan(store, $"select * from {view.Name} where dataset_id = $dataset", "(format json)") is var plan && !plan.Contains("READ_PARQUET", StringComparison.Ordinal))
                continue;
            var said = SparedReading.Of(store.Views, view.Name, columns)[0].StartsWith("few files are read where dataset_id", StringComparison.Ordinal);
            Assert.True(said == FilesOfTheDataset().IsMatch(plan), $"{view.Name} says {(said ? "few" : "all")} files, and DuckDB plans otherwise");
            compared++;
        }

        Assert.InRange(compared, 10, 100);
    }

    public void Dispose() => _folder.Dispose();

    static string Plan(QtlStore store, string sql, string options = "") =>
        string.Join(' ', store.Query<Explained>($"explain {options} {sql.Replace("$dataset", $"'{store.Catalogue.Datasets.Keys.First()}'", StringComparison.Ordinal)}").Select(each => each.ExplainValue));

    // Not those that a view leaves out by itself.
    [GeneratedRegex("\"File Filters\": \"[^\"]*dataset_id = '")]
    private static partial Regex FilesOfTheDataset();

    [GeneratedRegex("File Filters:|EMPTY_RESULT")]
    private static partial Regex FilesLeftOut();

    [GeneratedRegex(@"(?<!File )Filters:")]
    private static partial Regex FilterOfRows();

    sealed record Explained(string ExplainKey, string ExplainValue);
}
