namespace QtlQuery.Tests.RealData;

/// <summary>Published files that are not ours to keep; the tests that use them are skipped where they are not.</summary>
static class PublishedFile
{
    public static string At(params string[] parts)
    {
        var path = Repository.Shared is { } shared ? Path.Combine([shared, "data", .. parts]) : null;
        Skip.IfNot(File.Exists(path), $"the published file {parts[^1]} is not here; QTLQUERY_SHARED names its folder");
        return path!;
    }
}
