using System.Xml.Linq;

namespace QtlQuery.Tests.Conventions;

/// <summary>The layers: which project may know which. The table is the architecture, written once.</summary>
public sealed class LayerTests
{
    static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["QtlQuery.Core"] = [],
        ["QtlQuery.Statistics"] = [],
        ["QtlQuery.Engine"] = ["QtlQuery.Core", "QtlQuery.Statistics"],
        ["QtlQuery.Ingest"] = ["QtlQuery.Core", "QtlQuery.Engine"],
        ["QtlQuery.Coloc"] = ["QtlQuery.Core", "QtlQuery.Engine", "QtlQuery.Statistics"],
        ["QtlQuery.Mapping"] = ["QtlQuery.Core", "QtlQuery.Engine", "QtlQuery.Statistics"],
        ["QtlQuery.Plots"] = ["QtlQuery.Core", "QtlQuery.Statistics"],
        ["QtlQuery.Cli"] = ["QtlQuery.Coloc", "QtlQuery.Core", "QtlQuery.Engine", "QtlQuery.Ingest", "QtlQuery.Mapping", "QtlQuery.Plots", "QtlQuery.Statistics"],
    };

    static readonly Dictionary<string, string[]> MayUsePackages = new()
    {
        ["QtlQuery.Core"] = [],
        ["QtlQuery.Statistics"] = [],
        ["QtlQuery.Engine"] = ["Dapper"],
        ["QtlQuery.Ingest"] = ["YamlDotNet"],
        ["QtlQuery.Coloc"] = [],
        ["QtlQuery.Mapping"] = [],
        ["QtlQuery.Plots"] = [],
        ["QtlQuery.Cli"] = ["Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Projects => [.. MayReference.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_the_layers_below_it(string project) =>
        Assert.Equal(MayReference[project], Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_packages_that_are_its_own(string project) =>
        Assert.Equal(MayUsePackages[project], Items(project, "PackageReference"));

    [Fact]
    public void Only_the_engine_talks_to_duckdb()
    {
        var talking = MayReference.Keys.Where(project => Load(project).Descendants("UsesDuckDB").Any(element => element.Value == "true"));
        Assert.Equal(["QtlQuery.Engine"], talking);
    }

    [Fact]
    public void Every_project_has_its_place_in_the_table()
    {
        var folders = Directory.EnumerateDirectories(Repository.Path("src")).Select(Path.GetFileName).Where(name => name != "StandIns").Order();
        Assert.Equal(MayReference.Keys.Order(), folders);
    }

    static IEnumerable<string> Items(string project, string kind) =>
        Load(project).Descendants(kind).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/')).OrderBy(item => Path.GetFileName(item), StringComparer.Ordinal);

    static XDocument Load(string project) => XDocument.Load(Repository.Path("src", project, project + ".csproj"));
}
