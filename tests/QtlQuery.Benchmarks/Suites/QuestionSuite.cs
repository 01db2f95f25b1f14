using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Engine;
using QtlQuery.Engine.Significance;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>The field's questions over everything in ten contexts, a process each.</summary>
static class QuestionSuite
{
    public static void Run(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(5_000_000);
        var path = BenchmarkStore.Make(arguments.Folder, rows, Density.Of(arguments));
        Judge(path);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Questions over everything in {BenchmarkStore.Contexts} contexts of {rows:N0} rows, {Density.Of(arguments).Name} density"));
        output.WriteLine();
        Views(path, output);
    }

    // The made results are nominal ones: who is an eGene is decided once, and kept in the store.
    static void Judge(string path)
    {
        using var store = QtlStore.Open(path);
        foreach (var dataset in store.Catalogue.Datasets.Values.Where(dataset => !dataset.Tables.ContainsKey("molecular_traits")))
            DatasetSignificance.Run(store, dataset.DatasetId, SignificanceMethod.BonferroniBh, 0.05);
    }

    static void Views(string path, TextWriter output)
    {
        output.WriteLine("A process each, its start included. Targets: egenes 3 s, tissue_sharing 20 s, peak memory 1 GB.");
        output.WriteLine();
        var table = new MarkdownTable("question", "rows", "wall s", "CPU s", "peak MB");
        foreach (var (name, sql) in Questions)
        {
            Console.Error.WriteLine($"questions, {name}");
            var run = ChildRun.OfThisProgram("child", "rows", path, sql);
            table.Add(name, string.Create(CultureInfo.InvariantCulture, $"{long.Parse(run.Output, CultureInfo.InvariantCulture):N0}"), string.Create(CultureInfo.InvariantCulture, $"{run.Seconds:0.0}"), string.Create(CultureInfo.InvariantCulture, $"{run.CpuSeconds:0.0}"), string.Create(CultureInfo.InvariantCulture, $"{run.PeakMegabytes:0}"));
        }

        table.Write(output);
    }

    static readonly (string Name, string Sql)[] Questions =
    [
        ("egenes", "select * from egenes"),
        ("significant_pairs", "select * from significant_pairs"),
        ("tissue_specificity", "select * from tissue_specificity"),
        ("tissue_sharing", "select * from tissue_sharing"),
        ("pi1_intervals()", "select * from pi1_intervals()"),
        ("tissue_sharing_order", "select * from tissue_sharing_order"),
        ("heterogeneity", "select * from heterogeneity"),
        ("pair_specificity, with m-values", "select * from pair_specificity"),
        ("m-values of 10,000 pairs in 49 contexts", "select m_values(list(0.4 * sin(49 * pair + context) order by context), list(0.1 + 0.05 * cos(context) order by context)) from range(10000) as pairs(pair), range(49) as contexts(context) group by pair"),
    ];
}
