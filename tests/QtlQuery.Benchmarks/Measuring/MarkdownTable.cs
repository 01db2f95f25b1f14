namespace QtlQuery.Benchmarks.Measuring;

/// <summary>Rows printed as a Markdown table.</summary>
sealed class MarkdownTable(params string[] header)
{
    readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        output.WriteLine($"| {string.Join(" | ", header)} |");
        output.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", header.Length))}");
        foreach (var row in _rows)
            output.WriteLine($"| {string.Join(" | ", row)} |");
        output.WriteLine();
    }
}
