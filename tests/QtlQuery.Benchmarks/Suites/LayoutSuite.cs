using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>What a stored pair takes in bytes, by table, column and section of the index, and what each choice of the layout takes in bytes, to write and to read.</summary>
static class LayoutSuite
{
    const int WriteRounds = 3;
    const int ReadRounds = 11;

    public static void Run(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(3_000_000);
        var folder = arguments.Folder;
        IEnumerable<string> files = arguments["--file"] is { } own ? [own]
            : [new ResultFiles(folder, Density.Cis).Pairs(rows, context: 0), new ResultFiles(folder, Density.Gtex).Nominal(rows), new ResultFiles(folder, Density.Spread).Nominal(rows)];
        foreach (var file in files)
        {
            Console.Error.WriteLine($"layout, {Path.GetFileName(file)}");
            var path = Path.Combine(folder, "layout.store");
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            QtlStore.Create(path, GenomeBuild.Parse("GRCh38"));
            Ingestion.Run(new(path, [file]) { Set = arguments["--file"] is null ? IngestSuite.Settings(file) : new Dictionary<string, string>() });
            using var store = QtlStore.Open(path);
            Measure(store, file, Path.Combine(folder, "layout"), output);
        }
    }

    static void Measure(QtlStore store, string source, string folder, TextWriter output)
    {
        var dataset = store.Catalogue.Datasets.Values.Single();
        var pairs = dataset.Tables["associations"];
        var largest = pairs.Files.MaxBy(file => file.Rows)!;
        output.WriteLine(Text($"## Bytes of {pairs.Rows:N0} pairs, {Path.GetFileName(source)}"));
        output.WriteLine();
        output.WriteLine(Text($"{(double)pairs.Bytes / pairs.Rows:0.00} bytes a pair; {string.Join(", ", Beside(dataset).Select(table => Text($"{table.Key} {table.Value.Bytes / (double)pairs.Rows:0.00}")))}. The text, compressed as it is: {new FileInfo(source).Length / (double)pairs.Rows:0.00}. Below, the largest file of {largest.Rows:N0} pairs."));
        output.WriteLine();

        using var layouts = new Layouts(store.Layout.FullPath(largest.Path), store.GenomeBuild, folder);
        layouts.WriteColumns(output);
        var choices = LayoutChoice.All(layouts.NullColumns).ToList();
        var writes = choices.ToDictionary(choice => choice, _ => new List<double>());
        for (var round = 0; round < WriteRounds; round++)
        {
            foreach (var choice in choices)
                writes[choice].Add(Timing.Of(() => layouts.Write(choice)).CpuMilliseconds);
        }

        var reads = choices.ToDictionary(choice => choice, _ => Layouts.Questions.ToDictionary(question => question, _ => new List<double>()));
        for (var round = 0; round < ReadRounds; round++)
        {
            foreach (var choice in choices)
            {
                foreach (var question in Layouts.Questions)
                    reads[choice][question].Add(Timing.Of(() => layouts.Ask(question, choice)).CpuMilliseconds);
            }
        }

        output.WriteLine(Text($"CPU, one thread: written, in seconds a million pairs, median of {WriteRounds}; read, in milliseconds, median of {ReadRounds} rounds in turn."));
        output.WriteLine();
        var table = new MarkdownTable(["choice", "bytes a pair", "to the product's", "written", .. Layouts.Questions.Select(question => question.Name)]);
        foreach (var choice in choices)
        {
            var bytes = layouts.Bytes(choice) / (double)largest.Rows;
            table.Add([
                choice.Name,
                Text($"{bytes:0.00}"),
                Text($"{bytes * largest.Rows / layouts.Bytes(choices[0]):0.000}"),
                Text($"{writes[choice].Median() * 1000 / largest.Rows:0.00}"),
                .. Layouts.Questions.Select(question => Text($"{reads[choice][question].Median():0.0}")),
            ]);
        }

        table.Write(output);
        layouts.Delete();
    }

    static IEnumerable<KeyValuePair<string, StoredTable>> Beside(DatasetDescriptor dataset) => dataset.Tables.Where(table => table.Key != "associations");

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
