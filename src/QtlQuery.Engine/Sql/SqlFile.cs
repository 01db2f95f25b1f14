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
    static readonly Lazy<IReadOnlyList<SqlFile>> Loaded = new(() =>
        InBuildOrder(EmbeddedText.Paths(typeof(SqlFile).Assembly, "sql/").Where(path => path.Split('/').Length == 3).Select(path => Parse(path, EmbeddedText.Read(typeof(SqlFile).Assembly, path)))));

    /// <summary>The text without its comment lines: the expression of a check.</summary>
    public string Expression { get; } = string.Join('\n', Text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();

    /// <summary>The files that the program carries, each after those it uses.</summary>
    public static IReadOnlyList<SqlFile> All => Loaded.Value;

    public static IEnumerable<SqlFile> In(string folder) => All.Where(file => file.Folder == folder);

    /// <summary>The views and macros that a file of them makes, each with its statement.</summary>
    public IReadOnlyList<SqlStatement> Made
    {
        get
        {
            var made = new List<SqlStatement>();
            for (var match = Creation().Match(Expression); match.Success;)
            {
                var next = match.NextMatch();
                made.Add(new(match.Groups["name"].Value, Expression[match.Index..(next.Success ? next.Index : Expression.Length)]));
                match = next;
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
        var field = (string?)null;
        foreach (var line in text.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)))
        {
            if (HeaderField().Match(line) is { Success: true } match)
                header[field = match.Groups["field"].Value] = match.Groups["text"].Value.Trim();
            else if (field is not null && line.StartsWith("--   ", StringComparison.Ordinal))
                header[field] += " " + line[2..].Trim();
            else
                field = null;
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

    [GeneratedRegex(@"^create or replace (macro|view) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Creation();

    [GeneratedRegex("^-- (?<field>[a-z]+): (?<text>.*)$")]
    private static partial Regex HeaderField();
}
