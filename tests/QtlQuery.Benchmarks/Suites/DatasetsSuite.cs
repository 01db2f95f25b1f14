using System.Globalization;
using System.Text.Json.Nodes;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Ingest;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>A store of a thousand datasets and twenty thousand files of associations: opened, and listed by the program.</summary>
static class DatasetsSuite
{
    const int Datasets = 1000;
    const int FilesOfEach = 20;
    const int Rows = 500;
    const int Rounds = 15;

    public static void Run(Arguments arguments, TextWriter output)
    {
        var path = Make(arguments.Folder);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## A store of {Datasets:N0} datasets and {Datasets * FilesOfEach:N0} files of associations"));
        output.WriteLine();
        output.WriteLine("Target: opened in 300 ms, `datasets` in 200 ms.");
        output.WriteLine();
        var table = new MarkdownTable("", "median ms", "p95 ms", "CPU ms, median", "peak MB");
        Add(table, "opened, with a first answer, in a process of its own", () => ChildRun.OfThisProgram("child", "open", path));
        Add(table, "opened, and a first look-up by position", () => ChildRun.OfThisProgram("child", "open-and-look", path));
        if (arguments.Program is { } program)
        {
            Add(table, "`qtlquery datasets`, the whole process", () => ChildRun.WithoutOutput(program, "datasets", "--store", path));
            Add(table, "`qtlquery sql 'select 1'`, the whole process", () => ChildRun.WithoutOutput(program, "sql", "select 1", "--store", path));
        }

        table.Write(output);
        output.WriteLine();
    }

    static void Add(MarkdownTable table, string what, Func<ChildRun> run)
    {
        var runs = Enumerable.Range(0, Rounds).Select(_ => run()).ToList();
        var seconds = runs.Select(each => each.Output is { Length: > 0 } stated ? double.Parse(stated, CultureInfo.InvariantCulture) : each.Seconds).ToList();
        table.Add(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds.Median():0}"),
            string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds.Quantile(0.95):0}"),
            string.Create(CultureInfo.InvariantCulture, $"{1000 * runs.Select(each => each.CpuSeconds).Median():0}"),
            string.Create(CultureInfo.InvariantCulture, $"{runs.Max(each => each.PeakMegabytes):0}"));
    }

    // One is ingested; the others are copies of its files under other names, and have links to its files.
    static string Make(string folder)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Datasets}-datasets-of-{FilesOfEach}.store"));
        if (Directory.Exists(path))
            return path;
        var part = path + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        QtlStore.Create(part, GenomeBuild.Parse("GRCh38"));
        var file = new ResultFiles(folder, Density.Gtex).Nominal(Rows);
        var first = Ingestion.Run(new(part, [file]) { Set = IngestSuite.Settings(file) })[0].DatasetId;
        var descriptor = Path.Combine(part, "datasets", $"{first}.json");
        Bin(part, descriptor);
        var text = File.ReadAllText(descriptor);
        var files = Directory.GetFiles(part, "*.parquet", SearchOption.AllDirectories);
        for (var number = 1; number < Datasets; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{first}_{number}");
            foreach (var each in files)
            {
                var copy = each.Replace($"dataset_id={first}", $"dataset_id={name}", StringComparison.Ordinal);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.CreateSymbolicLink(copy, each.Replace(part, path, StringComparison.Ordinal));
            }

            File.WriteAllText(Path.Combine(part, "datasets", $"{name}.json"), text.Replace(first, name, StringComparison.Ordinal));
        }

        Directory.Move(part, path);
        return path;
    }

    // The first file of associations stands for each of the bins: what is measured is their number, not what they hold.
    static void Bin(string store, string descriptor)
    {
        var dataset = JsonNode.Parse(File.ReadAllText(descriptor))!;
        var table = dataset["tables"]!["associations"]!;
        var stored = table["files"]!.AsArray();
        var first = Path.Combine(store, (string)stored[0]!["path"]!);
        var rows = File.ReadAllBytes(first);
        foreach (var file in stored)
            File.Delete(Path.Combine(store, (string)file!["path"]!));
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(first))!;
        var files = new JsonArray();
        for (var bin = 0; bin < FilesOfEach; bin++)
        {
            var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bin={bin}"), Path.GetFileName(first));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, rows);
            var file = stored[0]!.DeepClone();
            (file["path"], file["bin"]) = (Path.GetRelativePath(store, copy), bin);
            files.Add(file);
        }

        table["files"] = files;
        File.WriteAllText(descriptor, dataset.ToJsonString(new() { WriteIndented = true }));
    }
}
