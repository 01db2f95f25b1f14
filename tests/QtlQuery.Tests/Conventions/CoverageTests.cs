using System.Text.RegularExpressions;
using QtlQuery.Cli.Commands;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Checking;
using QtlQuery.Engine.Sql;
using QtlQuery.Tests.Checking;
using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Conventions;

/// <summary>Nothing is added without its case.</summary>
public sealed partial class CoverageTests
{
    [Fact]
    public void Every_source_has_a_file_and_rows_written_by_hand()
    {
        var cases = Directory.EnumerateDirectories(Repository.Path("tests", "fixtures", "sources")).Select(Path.GetFileName).ToHashSet();
        Assert.Empty(Schemas.Sources.Keys.Where(source => !cases.Contains(source)));
        Assert.Empty(Schemas.Sources.Values.Where(source => !File.Exists(Repository.Path("tests", "golden", "sources", $"{source.Name}.{source.Tables.Keys.First()}.tsv"))).Select(source => source.Name));
    }

    [Fact]
    public void Every_source_fills_only_columns_that_its_tables_have()
    {
        var wrong = from source in Schemas.Sources.Values
                    from table in source.Tables
                    from column in table.Value.Columns.Keys
                    where !Schemas.Table(table.Key).Has(column) && column is not ("neg_log10_p" or "variant_label" or "turned")
                    select $"{source.Name}: {table.Key}.{column}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_view_has_a_header_that_says_what_a_row_is()
    {
        Assert.Empty(SqlFile.In("views").Where(file => file.Grain is null).Select(file => file.Name));
    }

    // A case is a question with rows worked out by hand: in tests/fixtures/sql, or in a class of tests of views or macros, as their names say.
    [Fact]
    public void Every_view_and_macro_is_asked_by_a_case_of_its_own()
    {
        var written = Directory.EnumerateFiles(Repository.Path("tests", "QtlQuery.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.EndsWith("ViewTests.cs", StringComparison.Ordinal) || file.EndsWith("MacroTests.cs", StringComparison.Ordinal))
            .SelectMany(file => TextLiteral().Matches(File.ReadAllText(file)).Select(literal => literal.Value));
        var asked = SqlCase.Names.SelectMany(name => SqlCase.Read(name).Questions).Concat(written)
            .SelectMany(question => Asked().Matches(question).Select(name => name.Groups["name"].Value))
            .ToHashSet();
        var made = SqlFile.In("views").Concat(SqlFile.In("macros")).SelectMany(file => file.Made).Select(made => made.Name);
        Assert.Equal("", string.Join(" ", made.Except(asked)));
    }

    [Fact]
    public void Every_case_is_of_a_view_or_macro_and_asks_it()
    {
        var files = SqlFile.In("views").Concat(SqlFile.In("macros")).ToDictionary(file => file.Name);
        Assert.All(SqlCase.Names, name =>
            Assert.Contains(files[name].Made, made => SqlCase.Read(name).Questions.Any(question => Asked().Matches(question).Any(word => word.Groups["name"].Value == made.Name))));
    }

    [Fact]
    public void Every_check_says_which_columns_it_needs_and_why_it_refuses()
    {
        foreach (var check in SqlFile.In("checks"))
        {
            Assert.True(check.Header.ContainsKey("columns") && check.Header.ContainsKey("reason"), check.Name);
            Assert.NotEmpty(check.Expression);
        }
    }

    [Fact]
    public void Every_suspicion_has_a_header_and_a_store_that_raises_it()
    {
        Assert.Empty(SuspicionDefinition.All.Where(suspicion => suspicion.Tables.Count == 0 || suspicion.Columns.Count == 0).Select(suspicion => suspicion.Name));
        Assert.Equal(SuspicionDefinition.All.Select(suspicion => suspicion.Name), StoreSuspicionTests.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_view_of_an_empty_store_can_be_asked_and_keeps_its_grain_unique()
    {
        using var folder = new TemporaryFolder();
        QtlStore.Create(folder["store"], GenomeBuild.GRCh38);
        using var store = QtlStore.Open(folder["store"]);
        foreach (var view in SqlFile.In("views").Where(view => view.Text.Contains("create or replace view", StringComparison.Ordinal)))
            Assert.Equal(0, store.Query<long>($"select count(*) from {view.Name}")[0]);
    }

    [Fact]
    public void Every_example_of_a_view_can_be_asked()
    {
        using var folder = new TemporaryFolder();
        QtlStore.Create(folder["store"], GenomeBuild.GRCh38);
        using var store = QtlStore.Open(folder["store"]);
        foreach (var view in SqlFile.In("views").Where(view => !view.Name.EndsWith("_in", StringComparison.Ordinal)))
            Assert.NotEmpty(store.Query<string>($"select column_name from (describe {view.Example})"));
    }

    [Fact]
    public void Every_column_of_a_view_is_described()
    {
        using var folder = new TemporaryFolder();
        QtlStore.Create(folder["store"], GenomeBuild.GRCh38);
        using var store = QtlStore.Open(folder["store"]);
        var silent = from view in SqlFile.In("views")
                     where !view.Name.EndsWith("_in", StringComparison.Ordinal)
                     from column in DescribeCommand.Columns(store, view.Name)
                     where string.IsNullOrEmpty((string?)column[3])
                     select $"{view.Name}.{column[0]}";
        Assert.Equal("", string.Join(" ", silent));
    }

    [Fact]
    public void Every_column_that_a_header_gives_is_one_of_the_view()
    {
        using var folder = new TemporaryFolder();
        QtlStore.Create(folder["store"], GenomeBuild.GRCh38);
        using var store = QtlStore.Open(folder["store"]);
        var views = SqlFile.In("views").Where(view => view.Header.ContainsKey("gives") && view.Text.Contains("create or replace view", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.Subset(
            store.Query<string>($"select column_name from (describe {view.Name})").ToHashSet(),
            view.Gives.Select(given => given.Column).ToHashSet()));
    }

    [Fact]
    public void No_file_of_ours_is_longer_than_a_reader_can_hold()
    {
        var tooLong = Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadLines(file).Count() > 300)
            .Select(file => Path.GetRelativePath(Repository.Root, file));
        Assert.Empty(tooLong);
    }

    [GeneratedRegex(@"""{3}[\s\S]*?""{3}|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex TextLiteral();

    [GeneratedRegex(@"\b(from|join) (?<name>\w+)\b|\b(?<name>\w+)\(")]
    private static partial Regex Asked();
}
