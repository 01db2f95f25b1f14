using System.CommandLine.Parsing;
using System.Text;
using System.Text.RegularExpressions;
using QtlQuery.Cli;
using QtlQuery.Engine;
using QtlQuery.Engine.Questions;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Conventions;

/// <summary>What the documents say is what the program does.</summary>
[Collection(nameof(DemoStore))]
public sealed partial class DocumentationTests(DemoStore demo)
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

    [Fact]
    public void Commands_for_a_cluster_can_be_typed_and_their_chunks_are_chunks()
    {
        var section = File.ReadAllText(Repository.Path("README.md")).Split("## On a cluster")[1].Split("\n## ")[0];
        var shown = ChunkCommand().Matches(section.Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => ScriptVariable().Replace(match.Value, "1")).ToList();
        Assert.Equal(["map cis", "coloc run", "map cis", "ingest"], shown.Select(line => string.Join(' ', line.Split(' ').Skip(1).TakeWhile(word => !word.StartsWith('-')))));
        foreach (var words in shown.Select(line => CommandLineParser.SplitCommandLine(line).Skip(1).ToList()))
        {
            Assert.Empty(Program.Commands.Single(each => each.Name == words[0]).Create(new(Stream.Null, TextWriter.Null), new()).Parse([.. words.Skip(1)]).Errors);
            Assert.Equal(new Chunk(1, 20), Chunk.Parse(words[words.IndexOf("--chunk") + 1]));
        }
    }

    // The README's sample, word for word from the store on; the test below says that the README still has it.
    [Fact]
    public void The_sample_of_the_readme_runs()
    {
        var output = new StringWriter();

        using var store = QtlStore.Open(demo.Path);
        foreach (var egene in store.EGenes("DEMO_ge_Liver").Take(3))
            output.WriteLine($"{egene.GeneSymbol}: {egene.VariantId}, {egene.Beta:0.00} per alt copy, p 1e-{egene.NegLog10P:0.0}");

        var gene = store.Gene("DEMO2");
        output.WriteLine($"{gene.Associations().Count} associations of {gene.Ids[0]}");
        foreach (var found in gene.TissueSpecificity())
            output.WriteLine($"{found.ContextsWithEffect} of {found.ContextsTested} contexts: {string.Join(", ", found.Contexts)}");

        var strongest = store.Query<Strongest>(
            "select context, max(neg_log10_p) as neg_log10_p from lead_associations join datasets using (dataset_id) where chromosome = $chromosome group by context order by context",
            new { chromosome = "1" });
        foreach (var context in strongest)
            output.WriteLine(context);

        Golden.Check("readme-sample.txt", output.ToString());
    }

    [Fact]
    public void The_readme_has_the_sample_that_is_tested()
    {
        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        var readme = File.ReadAllText(Repository.Path("README.md"));
        var sample = Lines(readme.Split("```csharp")[1].Split("```")[0].Replace("Console.", "output.", StringComparison.Ordinal)).ToList();
        var test = Lines(File.ReadAllText(Repository.Path("tests", "QtlQuery.Tests", "Conventions", "DocumentationTests.cs"))).ToHashSet();
        Assert.InRange(sample.Count, 10, 30);
        Assert.All(sample.Where(line => !line.StartsWith("using ", StringComparison.Ordinal)), line => Assert.True(test.Contains(line) || test.Contains($"sealed {line}"), line));
    }

    sealed record Strongest(string Context, double NegLog10P);

    static string Print(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        Assert.True(Program.Run(arguments, new Session(output, error)) == 0, error.ToString());
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"qtlquery [^\n`]+--chunk[^\n`]+")]
    private static partial Regex ChunkCommand();

    [GeneratedRegex(@"\$[\w.]*\w")]
    private static partial Regex ScriptVariable();

    [GeneratedRegex(@"^(\$ )?qtlquery (?<command>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
