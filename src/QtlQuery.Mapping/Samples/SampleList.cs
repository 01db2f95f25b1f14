namespace QtlQuery.Mapping.Samples;

/// <summary>The samples of a file.</summary>
public sealed record SampleList(string Path, IReadOnlyList<string> Samples)
{
    internal string Example => Samples is [var first, ..] ? first : "";
}
