using System.Text;
using System.Text.RegularExpressions;
using QtlQuery.Cli;
using QtlQuery.Engine;

namespace QtlQuery.Tests.Conventions;

/// <summary>What the documents say is what the program does.</summary>
public sealed partial class DocumentationTests
{
    [Theory]
    [InlineData("README.md", "sources")]
    [InlineData("schemas/README.md", "tables")]
    [InlineData("sql/README.md", "views")]
    public void A_generated_reference_is_fresh(string file, string document) =>
        Assert.Contains(Print("docs", document), File.ReadAllText(Repository.Path(file)), StringComparison.Ordinal);

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("DECISIONS.md")]
    [InlineData("sql/README.md")]
    public void A_link_leads_to_a_file_that_is_there(string file)
    {
        var folder = Path.GetDirectoryName(Repository.Path(file))!;
        var broken = Link().Matches(File.ReadAllText(Repository.Path(file)))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_command_that_the_readme_shows_is_one_of_the_program()
    {
        var shown = CommandLine().Matches(File.ReadAllText(Repository.Path("README.md"))).Select(match => match.Groups["command"].Value).Distinct();
        Assert.Empty(shown.Except(Program.Commands.Select(command => command.Name)));
    }

    // The README's sample, word for word between its braces; the test below says that the README still has it.
    [Fact]
    public void The_sample_of_the_readme_gives_the_lead_of_each_gene()
    {
        using var folder = new TemporaryFolder();
        Print("demo", "--store", folder["demo.store"]);
        var printed = new StringWriter();

        using var store = QtlStore.Open(folder["demo.store"]);
        var leads = store.Query<Lead>(
            "select gene_id, variant_id, beta, neg_log10_p from lead_associations where neg_log10_p > $least",
            new { least = 100 });
        foreach (var lead in leads)
            printed.WriteLine(lead);

        Assert.Equal("Lead { GeneId = ENSG09900000001", printed.ToString().Split(',')[0]);
    }

    [Fact]
    public void The_readme_has_the_sample_that_is_tested()
    {
        var readme = File.ReadAllText(Repository.Path("README.md"));
        foreach (var line in new[]
        {
            "var leads = store.Query<Lead>(",
            "\"select gene_id, variant_id, beta, neg_log10_p from lead_associations where neg_log10_p > $least\",",
            "new { least = 100 });",
            "record Lead(string GeneId, string VariantId, float Beta, double NegLog10P);",
        })
            Assert.Contains(line, readme, StringComparison.Ordinal);
    }

    sealed record Lead(string GeneId, string VariantId, float Beta, double NegLog10P);

    static string Print(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        Assert.True(Program.Run(arguments, new Session(output, error)) == 0, error.ToString());
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(\$ )?qtlquery (?<command>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
