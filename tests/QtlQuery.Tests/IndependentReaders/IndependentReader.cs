using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace QtlQuery.Tests.IndependentReaders;

/// <summary>Runs a script over a library that shares no code with DuckDB or QtlQuery.</summary>
static class IndependentReader
{
    static readonly string Folder = typeof(IndependentReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "IndependentReadersFolder").Value!;

    /// <summary>What a script of this folder, such as <c>arrow.mjs</c>, prints as JSON about a file.</summary>
    public static JsonNode Read(string script, string file) => JsonNode.Parse(Run(script, file))!;

    public static string Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, $"{script} failed: {errors.Result}");
        return output;
    }
}
