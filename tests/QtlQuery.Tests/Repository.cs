using System.Runtime.CompilerServices;

namespace QtlQuery.Tests;

/// <summary>Where the tests' files stand.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The folder of real data and other programs' answers beside the repository; null where there is none.</summary>
    public static string? Shared =>
        new[] { Environment.GetEnvironmentVariable("QTLQUERY_SHARED"), System.IO.Path.Combine(Root, "..", "shared") }.FirstOrDefault(folder => Directory.Exists(folder));

    static string Find([CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", ".."));
}
