using System.Reflection;

namespace QtlQuery.Core;

/// <summary>Text files that an assembly carries, so that one folder of binaries is the whole program.</summary>
public static class EmbeddedText
{
    /// <summary>The files whose path in the repository begins with <paramref name="folder"/>, in the order of their paths.</summary>
    public static IEnumerable<(string Path, string Text)> Files(Assembly assembly, string folder)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
