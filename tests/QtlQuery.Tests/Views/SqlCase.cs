namespace QtlQuery.Tests.Views;

/// <summary>Questions to one file under <c>sql/</c>, with rows worked out by hand: <c>tests/fixtures/sql/NAME.sql</c>, named as that file.</summary>
/// <remarks>
/// Blocks are parted by blank lines. Comments at the top of a block say how its rows were worked out; comments under its statement are the rows, cells
/// parted by <c> | </c>, or <c>no rows</c>, or <c>error: what the message says</c>. A statement without such comments fills tables.
/// </remarks>
/// <param name="Steps">Each statement with the lines expected of it; none for one that fills a table.</param>
sealed record SqlCase(string Name, IReadOnlyList<(string Statement, IReadOnlyList<string> Expected)> Steps)
{
    public static string Folder => Repository.Path("tests", "fixtures", "sql");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.sql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>What the case asks.</summary>
    public IEnumerable<string> Questions => Steps.Where(step => step.Expected.Count > 0).Select(step => step.Statement);

    public static SqlCase Read(string name) =>
        new(name, [.. File.ReadAllText(Path.Combine(Folder, name + ".sql")).ReplaceLineEndings("\n").Split("\n\n").Select(Step).Where(step => step.Statement.Length > 0)]);

    static (string Statement, IReadOnlyList<string> Expected) Step(string block)
    {
        var lines = block.Trim('\n').Split('\n').SkipWhile(IsComment).ToList();
        var statement = lines.TakeWhile(line => !IsComment(line)).ToList();
        return (string.Join('\n', statement).TrimEnd(';'), [.. lines.Skip(statement.Count).Select(line => line[2..].Trim())]);
    }

    static bool IsComment(string line) => line.StartsWith("--", StringComparison.Ordinal);
}
