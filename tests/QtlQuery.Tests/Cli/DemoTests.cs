using System.Text.RegularExpressions;

namespace QtlQuery.Tests.Cli;

public sealed class DemoTests
{
    [Fact]
    public void A_newcomer_sees_each_command_with_its_output_and_may_keep_the_store()
    {
        using var folder = new TemporaryFolder();
        var store = folder["demo.store"];
        var run = CommandLine.Run("demo", "--store", store);
        Assert.Equal(0, run.ExitCode);
        // Sizes on disk may change with DuckDB's version, and the files' folder is another one each time.
        var text = Regex.Replace(run.Transcript((store, "demo.store")), @"\S*/qtlquery-demo-\w+/", "");
        Golden.Check("cli/demo.txt", Regex.Replace(text, @"(?<=\d  )[ \d]{5}\d(?=\n)", " BYTES"));

        Assert.Equal("no problems found\n", CommandLine.Run("check", "--store", store).Error);
        Assert.Contains("unchanged", CommandLine.Run("demo", "--store", store).Output, StringComparison.Ordinal);
        CheckLists(store);
    }

    static void CheckLists(string store)
    {
        Golden.Check("cli/describe.txt", CommandLine.Run("describe", "--store", store, "--format", "table").Output);
        Golden.Check("cli/describe_associations.txt", CommandLine.Run("describe", "associations", "--store", store, "--format", "table").Output);
        Golden.Check("cli/region.tsv", CommandLine.Run("region", "22:36,300,000-36,310,000", "--store", store).Output);
    }
}
