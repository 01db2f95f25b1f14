using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace QtlQuery.Tests.StandIns;

/// <summary>What a project that uses DuckDB refers to in either mode, by evaluation alone: no restore, no network.</summary>
public sealed class BuildModeTests
{
    [Fact]
    public void By_default_the_stand_ins_take_the_place_of_what_NuGet_does_not_serve()
    {
        var (packages, projects) = References("src/QtlQuery.Engine/QtlQuery.Engine.csproj", usePublicPackages: false);

        Assert.Contains("DuckDB.NET.Data", packages);
        Assert.DoesNotContain("DuckDB.NET.Data.Full", packages);
        Assert.Contains("DuckDB.NET.Bindings", projects);
        Assert.Contains("Apache.Arrow", projects);
    }

    [Fact]
    public void With_the_public_packages_no_stand_in_is_left()
    {
        var (packages, projects) = References("src/QtlQuery.Engine/QtlQuery.Engine.csproj", usePublicPackages: true);

        Assert.Contains("DuckDB.NET.Data.Full", packages);
        Assert.DoesNotContain("DuckDB.NET.Data", packages);
        Assert.DoesNotContain("DuckDB.NET.Bindings", projects);
        Assert.DoesNotContain("Apache.Arrow", projects);
    }

    [Theory]
    [InlineData(false, "libduckdb.so")]
    [InlineData(true, null)]
    public void Only_the_stand_in_brings_the_native_library(bool usePublicPackages, string? library)
    {
        var items = Evaluate("src/StandIns/DuckDB.NET.Bindings/DuckDB.NET.Bindings.csproj", usePublicPackages, "None");

        Assert.Equal(library, Names(items, "None", "Filename", "Extension").SingleOrDefault(name => name == "libduckdb.so"));
    }

    [Theory]
    [InlineData("DuckDB.NET.Bindings")]
    [InlineData("Apache.Arrow")]
    public void A_stand_in_is_never_packed(string project) =>
        Assert.Equal("false", Run($"src/StandIns/{project}/{project}.csproj", "-getProperty:IsPackable").Trim());

    static (string[] Packages, string[] Projects) References(string project, bool usePublicPackages)
    {
        var items = Evaluate(project, usePublicPackages, "PackageReference,ProjectReference");
        return (Names(items, "PackageReference", "Identity"), Names(items, "ProjectReference", "Filename"));
    }

    static string[] Names(JsonElement items, string type, params string[] metadata) =>
        [.. items.GetProperty(type).EnumerateArray().Select(item => string.Concat(metadata.Select(name => item.GetProperty(name).GetString())))];

    static JsonElement Evaluate(string project, bool usePublicPackages, string items)
    {
        using var answer = JsonDocument.Parse(Run(project, $"-getItem:{items}", $"-p:UsePublicPackages={(usePublicPackages ? "true" : "false")}"));
        return answer.RootElement.GetProperty("Items").Clone();
    }

    static string Run(string project, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(RepositoryRoot(), project), "-nodeReuse:false", .. arguments])
        {
            RedirectStandardOutput = true,
        };

        // A test run leaves its own MSBuild settings in the environment.
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }

    static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
