using System.Text.RegularExpressions;
using QtlQuery.Core;

namespace QtlQuery.Engine.Sql;

/// <summary>A file under <c>sql/</c>: a header that says what it is, then one statement or expression.</summary>
/// <param name="Folder">views, macros, checks or suspicions.</param>
/// <param name="About">One sentence.</param>
/// <param name="Grain">What one row of a view stands for; null for macros that are no tables.</param>
/// <param name="Uses">Other files that must be loaded before this one.</param>
/// <param name="Header">Further header fields, such as <c>tables</c> and <c>reason</c> of a check.</param>
public sealed partial record SqlFile(
    string Name,
    string Folder,
    string About,
    string? Grain,
    IReadOnlyList<string> Uses,
    IReadOnlyDictionary<string, string> Header,
    string Text)
{
    static readonly string[] Makings = ["create or replace macro ", "create or replace view "];

    static readonly Lazy<IReadOnlyList<SqlFile>> Loaded = new(() =>
        InBuildOrder(EmbeddedText.Paths(typeof(SqlFile).Assembly, "sql/").Where(path => path.Split('/').Length == 3).Select(path => Parse(path, EmbeddedText.Read(typeof(SqlFile).Assembly, path)))));

    /// <summary>The text without its comment lines: the expression of a check.</summary>
    public string Expression => field ??= string.Join('\n', Text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();

    /// <summary>The files that the program carries, each after those it uses.</summary>
    public static IReadOnlyList<SqlFile> All => Loaded.Value;

    public static IEnumerable<SqlFile> In(string folder) => All.Where(file => file.Folder == folder);

    /// <summary>The views and macros that a file of them makes, each with its statement.</summary>
    public IReadOnlyList<SqlStatement> Made
    {
        get
        {
            var made = new List<SqlStatement>();
            for (var first = NextMaking(0); first < Expression.Length;)
            {
                var next = NextMaking(first + 1);
                made.Add(new(MadeBy(Expression.AsSpan(first)), Expression[first..next]));
                first = next;
            }

            return made;
        }
    }

    /// <summary>A question to ask of a view: its header's <c>example</c>, or its first rows.</summary>
    public string Example => Header.GetValueOrDefault("example") ?? $"select * from {Name} limit 10";

    /// <summary>What the header's <c>gives</c> says of columns that no table definition has: <c>name (unit) = meaning; …</c>.</summary>
    public IEnumerable<(string Column, string? Unit, string Meaning)> Gives =>
        from entry in (Header.GetValueOrDefault("gives") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let match = GivenColumn().Match(entry)
        where match.Success
        select (match.Groups["name"].Value, match.Groups["unit"].Success ? match.Groups["unit"].Value : null, match.Groups["meaning"].Value);

    /// <summary>The files of a folder outside the program, each after those it uses; none where there is no such folder.</summary>
    /// <exception cref="QtlQueryException">A file lacks its header.</exception>
    public static IReadOnlyList<SqlFile> OfFolder(string folder) =>
        Directory.Exists(folder)
            ? InBuildOrder(Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal).Select(path => Parse(path, File.ReadAllText(path).ReplaceLineEndings("\n"))))
            : [];

    /// <summary>Reads the header: comment lines of the form <c>-- word: text</c> at the top; a line without a word goes on with the one before.</summary>
    /// <exception cref="QtlQueryException">The header lacks its <c>about</c>.</exception>
    public static SqlFile Parse(string path, string text)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        var word = (string?)null;
        foreach (var line in CommentLines(text))
        {
            if (HeaderWord(line) is { } named)
                header[word = named] = line[("-- ".Length + named.Length + ": ".Length)..].Trim();
            else if (word is not null && line.StartsWith("--   ", StringComparison.Ordinal))
                header[word] += " " + line[2..].Trim();
            else
                word = null;
        }

        return new(
            Path.GetFileNameWithoutExtension(path),
            Path.GetFileName(Path.GetDirectoryName(path)) ?? "",
            header.GetValueOrDefault("about") ?? throw new QtlQueryException($"{path} has no '-- about:' line", "Begin the file with a header as the other files under sql/ have."),
            header.GetValueOrDefault("grain"),
            header.GetValueOrDefault("uses")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            header,
            text);
    }

    /// <summary>Puts each file after the files it uses; a name that is no file is a stored table and is left to DuckDB.</summary>
    public static IReadOnlyList<SqlFile> InBuildOrder(IEnumerable<SqlFile> files)
    {
        var byName = files.ToDictionary(file => file.Name);
        var seen = new HashSet<string>();
        var ordered = new List<SqlFile>();
        foreach (var file in byName.Values)
            Add(file);
        return ordered;

        void Add(SqlFile file)
        {
            if (!seen.Add(file.Name))
                return;
            foreach (var used in file.Uses.Where(byName.ContainsKey))
                Add(byName[used]);
            ordered.Add(file);
        }
    }

    [GeneratedRegex(@"^(?<name>\w+)( \((?<unit>[^)]*)\))? = (?<meaning>.*)$")]
    private static partial Regex GivenColumn();

    // Where the next statement begins that makes a macro or view, at a line's begin; the text's end where there is none.
    int NextMaking(int from)
    {
        while (from < Expression.Length && MadeBy(Expression.AsSpan(from)).Length == 0)
            from = Expression.IndexOf('\n', from) is var end and >= 0 ? end + 1 : Expression.Length;
        return from;
    }

    // Every command reads the headers of all files and what they make: by hand, as SqlWords.
    static string MadeBy(ReadOnlySpan<char> statement)
    {
        foreach (var making in Makings)
        {
            if (!statement.StartsWith(making, StringComparison.Ordinal))
                continue;
            var name = statement[making.Length..];
            var length = 0;
            while (length < name.Length && (char.IsLetterOrDigit(name[length]) || name[length] == '_'))
                length++;
            return new(name[..length]);
        }

        return "";
    }

    static IEnumerable<string> CommentLines(string text)
    {
        for (var first = 0; string.CompareOrdinal(text, first, "--", 0, 2) == 0;)
        {
            var end = text.IndexOf('\n', first);
            yield return text[first..(end < 0 ? text.Length : end)];
            first = end < 0 ? text.Length : end + 1;
        }
    }

    /// <summary>The word of a line <c>-- word: text</c>; null of any other.</summary>
    static string? HeaderWord(string line)
    {
        const int First = 3;
        var end = First;
        while (end < line.Length && char.IsAsciiLetterLower(line[end]))
            end++;
        return end > First && line[2] == ' ' && string.CompareOrdinal(line, end, ": ", 0, 2) == 0 ? line[First..end] : null;
    }
}
