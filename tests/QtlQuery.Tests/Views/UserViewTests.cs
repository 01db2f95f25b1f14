using QtlQuery.Core;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Views;

/// <summary>SQL files in <c>&lt;store&gt;/sql/</c>.</summary>
public sealed class UserViewTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    [Fact]
    public void A_view_of_the_store_is_loaded_after_ours_and_after_those_it_uses()
    {
        Write("a_strong.sql", "-- about: Strong ones.\n-- grain: one row per gene\n-- uses: b_shared\ncreate or replace view a_strong as select gene from b_shared where i2 > 0.5;\n");
        Write("b_shared.sql", "-- about: Pairs.\n-- grain: one row per gene\n-- uses: heterogeneity\ncreate or replace view b_shared as select gene, i2 from heterogeneity;\n");
        Assert.Equal(ThreeTissues.G1, _folder.Ask<string>("select min(gene) from a_strong"));
    }

    [Fact]
    public void A_view_that_DuckDB_refuses_is_named_with_its_file_and_the_reason()
    {
        Write("broken.sql", "-- about: Broken.\ncreate or replace view broken as select no_such_column from datasets;\n");
        var error = Assert.Throws<QtlQueryException>(() => _folder.Open());
        Assert.Contains(Path.Combine("sql", "broken.sql"), error.Message, StringComparison.Ordinal);
        Assert.Contains("no_such_column", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_its_header_is_named() => Assert.Contains("bare.sql", BareFile().Message, StringComparison.Ordinal);

    [Fact]
    public void Describe_says_what_a_column_of_a_view_is_in_which_unit_and_how_the_view_is_asked()
    {
        var run = CommandLine.Run("describe", "egene_summary", "--store", _folder.Path, "--format", "tsv");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("median_tss_distance\tDOUBLE\tbp\tmedian distance", run.Output, StringComparison.Ordinal);
        Assert.Contains("one row per dataset_id", run.Error, StringComparison.Ordinal);
        Assert.Contains("for example: select dataset_id", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_knows_macros_that_are_tables_and_views_of_the_store()
    {
        Write("mine.sql", "-- about: Mine.\n-- grain: one row\n-- gives: genes (genes) = how many\ncreate or replace view mine as select count(*) as genes from tissue_specificity;\n");
        Assert.Contains("genes\tBIGINT\tgenes\thow many", CommandLine.Run("describe", "mine", "--store", _folder.Path, "--format", "tsv").Output, StringComparison.Ordinal);
        Assert.Contains("replicated_share\tDOUBLE\t\tof leads_tested", CommandLine.Run("describe", "replication", "--store", _folder.Path, "--format", "tsv").Output, StringComparison.Ordinal);
        Assert.Contains("median_tpm\t", CommandLine.Run("describe", "median_expression", "--store", _folder.Path, "--format", "tsv").Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    QtlQueryException BareFile()
    {
        Write("bare.sql", "create or replace view bare as select 1 as one;\n");
        return Assert.Throws<QtlQueryException>(() => _folder.Open());
    }

    void Write(string name, string text)
    {
        Directory.CreateDirectory(_folder.Layout.SqlFolder);
        File.WriteAllText(Path.Combine(_folder.Layout.SqlFolder, name), text);
    }
}
