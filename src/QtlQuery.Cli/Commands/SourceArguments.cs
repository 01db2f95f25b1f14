using QtlQuery.Core;
using QtlQuery.Ingest;

namespace QtlQuery.Cli.Commands;

/// <summary>The files that a command line means by files, folders and a list.</summary>
/// <param name="Named">Files that stand on the command line.</param>
/// <param name="Found">Files that stand in folders or in the list.</param>
/// <param name="PassedOver">How many files of the folders are no results by their names.</param>
sealed record SourceArguments(IReadOnlyList<string> Named, IReadOnlyList<string> Found, int PassedOver)
{
    /// <param name="list">A file with one path a line; <c>-</c> is standard input.</param>
    /// <exception cref="QtlQueryException">Nothing is named, or nothing is in what is named.</exception>
    public static SourceArguments Read(IReadOnlyList<string> paths, string? list, bool recursive, Session session)
    {
        if (paths.Count == 0 && list is null)
            throw new UsageException("no file is named", "Name files, a folder, or a list of them with --list FILE.");
        var listed = list is null ? [] : Lines(list, session);
        var folders = paths.Concat(listed).Where(Directory.Exists).Select(folder => SourceFolder.Read(folder, recursive)).ToList();
        var read = new SourceArguments(
            [.. paths.Where(path => !Directory.Exists(path))],
            [.. listed.Where(path => !Directory.Exists(path)), .. folders.SelectMany(folder => folder.Files)],
            folders.Sum(folder => folder.PassedOver.Count));
        return read.Named.Count + read.Found.Count > 0
            ? read
            : throw new QtlQueryException(
                paths.Count > 0 ? $"there are no result files in {string.Join(" and ", paths.Select(path => $"'{path}'"))}" : $"'{list}' names no files",
                recursive || paths.Count == 0 ? "Look at the path; indexes, side-cars, checksums, documents and hidden files are passed over." : "--recursive looks into the folders below as well.");
    }

    static List<string> Lines(string list, Session session)
    {
        if (list != "-" && !File.Exists(list))
            throw new QtlQueryException($"there is no file '{list}'", "--list takes the path of a file with one path a line, or - for standard input.");
        using var reader = list == "-" ? session.Input() : File.OpenText(list);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } path)
                lines.Add(path);
        }

        return lines;
    }
}
