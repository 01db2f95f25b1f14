using QtlQuery.Core;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary>A list of things to look up: one a line.</summary>
static class LookupList
{
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <returns>Each text once, with the first line that has it.</returns>
    /// <exception cref="QtlQueryException">The file is not there, or names nothing.</exception>
    public static IReadOnlyList<LookupTerm> Read(string path, Session session)
    {
        if (path != "-" && !File.Exists(path))
            throw new QtlQueryException($"there is no file '{path}'", "Give the path of a text file with one id a line, or - for standard input.");
        using var reader = path == "-" ? session.Input() : new StreamReader(path);
        var terms = Lines(reader)
            .Select((line, i) => new LookupTerm(line.Trim(), i + 1))
            .Where(term => term.Text.Length > 0 && !term.Text.StartsWith('#'))
            .DistinctBy(term => term.Text)
            .ToList();
        return terms.Count > 0
            ? terms
            : throw new QtlQueryException($"'{path}' names nothing", "Write one id a line; lines that begin with # are left out.");
    }

    static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
