using System.Text.RegularExpressions;

namespace QtlQuery.Tests.Cli;

[Collection(nameof(DemoStore))]
public sealed class DemoTests(DemoStore demo)
{
    [Fact]
    public void A_newcomer_sees_each_command_with_its_output_and_may_keep_the_store()
    {
        // Sizes on disk may change with DuckDB's version, and the files' folder is another one each time.
        var text = Regex.Replace(demo.Run.Transcript((demo.Path, "demo.store")), @"\S*/qtlquery-demo-\w+/", "");
        Golden.Check("cli/demo.txt", Regex.Replace(text, @"(?<=\d  )[ \d]{5}\d(?=\n)", " BYTES"));

        Assert.Equal("no problems found\n", CommandLine.Run("check", "--store", demo.Path).Error);
        using var again = new TestStore();
        again.CopyFrom(demo.Path);
        Assert.Contains("unchanged", CommandLine.Run("demo", "--store", again.Path).Output, StringComparison.Ordinal);
        CheckLists(demo.Path);
    }

    static void CheckLists(string store)
    {
        Golden.Check("cli/describe.txt", CommandLine.Run("describe", "--store", store, "--format", "table").Output);
        Golden.Check("cli/describe_associations.txt", CommandLine.Run("describe", "associations", "--store", store, "--format", "table").Output);
        Golden.Check("cli/region.tsv", CommandLine.Run("region", "22:36,300,000-36,310,000", "--store", store).Output);
    }
}
