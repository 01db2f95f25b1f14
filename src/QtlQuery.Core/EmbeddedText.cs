using System.Reflection;

namespace QtlQuery.Core;

/// <summary>Text files that an assembly carries, so that one folder of binaries is the whole program.</summary>
public static class EmbeddedText
{
    /// <summary>The files whose path in the repository begins with <paramref name="folder"/>, in the order of their paths.</summary>
    public static IEnumerable<(string Path, string Text)> Files(Assembly assembly, string folder) => Paths(assembly, folder).Select(path => (path, Read(assembly, path)));

    /// <summary>The paths in the repository of the files that an assembly carries below <paramref name="folder"/>, in order.</summary>
    public static IEnumerable<string> Paths(Assembly assembly, string folder) =>
        assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Read(Assembly assembly, string path)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(path)!);
        return reader.ReadToEnd();
    }
}
