using System.Text.RegularExpressions;
using QtlQuery.Core;

namespace QtlQuery.Ingest;

/// <summary>The files of a folder that may be results.</summary>
public sealed partial class SourceFolder
{
    readonly List<string> _files = [];
    readonly List<string> _passedOver = [];
    readonly List<string> _stores = [];

    SourceFolder()
    {
    }

    /// <summary>In the order of their names, those of a folder before those of the folders in it.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Files that are no results by their names, such as indexes and side-cars.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    /// <summary>Folders that are stores and were not entered.</summary>
    public IReadOnlyList<string> Stores => _stores;

    /// <param name="recursive">Whether the folders in it are looked into as well.</param>
    /// <exception cref="QtlQueryException">The folder is a store.</exception>
    public static SourceFolder Read(string path, bool recursive)
    {
        if (IsStore(path))
            throw new QtlQueryException($"'{path}' is a store, not a folder of result files", "Name the folder that the result files are in.");
        var folder = new SourceFolder();
        folder.Enter(path, recursive, []);
        return folder;
    }

    // Links are followed, but no folder is entered twice: a link may lead to a folder that it lies in.
    void Enter(string path, bool recursive, HashSet<string> entered)
    {
        if (!entered.Add(Path.GetFullPath(new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path)))
            return;
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
            (NoResult().IsMatch(Path.GetFileName(file)) ? _passedOver : _files).Add(file);
        if (!recursive)
            return;
        foreach (var folder in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).Where(folder => !Path.GetFileName(folder).StartsWith('.')))
        {
            if (IsStore(folder))
                _stores.Add(folder);
            else
                Enter(folder, recursive, entered);
        }
    }

    static bool IsStore(string folder) => File.Exists(Path.Combine(folder, "store.json"));

    // Hidden files; indexes; checksums; side-cars (GWAS-SSF's YAML, BESD's variants and probes); documents; our own reports.
    [GeneratedRegex(@"^\.|\.(?:tbi|csi|idx|fai|gzi|md5|md5sum|sha1|sha256|sha512|ya?ml|esi|epi|log|pdf|html?|md|refused\.tsv)$|^(?:README|LICEN[CS]E|CHANGELOG|md5sums?|sha[0-9]*sums?|checksums?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoResult();
}
