using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Large results streamed out of a store; memory must not grow with them.</summary>
static class StreamSuite
{
    public static void Run(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(10_000_000);
        var store = BenchmarkStore.Make(arguments.Folder, 1_000_000, Density.Gtex);
        output.WriteLine($"## Streams out of a store, {(arguments.Program is null ? "by the library" : "by the program")}, a process each");
        output.WriteLine();
        output.WriteLine("Target: below 300 MB, whatever the number of rows.");
        output.WriteLine();
        var table = new MarkdownTable("query", "format", "rows", "wall s", "rows/s", "CPU s", "peak MB");
        foreach (var (name, sql) in Queries(rows))
        {
            foreach (var format in (string[])["tsv", "arrow"])
            {
                Console.Error.WriteLine($"stream, {name}, {format}");
                var run = arguments.Program is { } program
                    ? ChildRun.WithoutOutput(program, "sql", "--store", store, "--format", format, sql)
                    : ChildRun.OfThisProgram("child", $"stream-{format}", store, sql);
                if (arguments.Program is null && long.Parse(run.Output, CultureInfo.InvariantCulture) != rows)
                    throw new InvalidOperationException($"{run.Output} rows instead of {rows}");
                table.Add(
                    name, format,
                    string.Create(CultureInfo.InvariantCulture, $"{rows:N0}"),
                    string.Create(CultureInfo.InvariantCulture, $"{run.Seconds:0.0}"),
                    string.Create(CultureInfo.InvariantCulture, $"{rows / run.Seconds:N0}"),
                    string.Create(CultureInfo.InvariantCulture, $"{run.CpuSeconds:0.0}"),
                    string.Create(CultureInfo.InvariantCulture, $"{run.PeakMegabytes:0}"));
            }
        }

        table.Write(output);
    }

    // The store's rows are fewer than ten million where rsids were folded, so they are taken twice and cut.
    static IEnumerable<(string Name, string Sql)> Queries(long rows) =>
    [
        ("made rows, 5 columns", string.Create(CultureInfo.InvariantCulture, $"select range as row, 'ENSG' || lpad(cast(range // 5000 as varchar), 11, '0') as gene_id, sin(range) as beta, cast(range as float) as se, range % 7 = 0 as flag from range({rows})")),
        ("associations, 28 columns", string.Create(CultureInfo.InvariantCulture, $"select * from (from associations union all from associations) limit {rows}")),
    ];
}
