using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Samples;

/// <summary>Reads a list of samples: the first cell of each line.</summary>
static class SampleNames
{
    public static SampleList Read(string path)
    {
        var names = new List<string>();
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (Delimiter.Of(line).Split(line) is [{ Length: > 0 } name, ..])
                names.Add(name);
        }

        return names.Count > 0 ? new(path, names) : throw new QtlQueryException($"{path} names no samples", "Write the name of a sample on each line.");
    }
}
