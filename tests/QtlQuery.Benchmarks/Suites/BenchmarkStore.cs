using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Ingest;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>A store of made contexts, kept from one run to the next.</summary>
static class BenchmarkStore
{
    public const int Contexts = 10;

    /// <returns>The store's directory.</returns>
    public static string Make(string folder, long rowsAContext, Density density)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Contexts}x{rowsAContext}{(density == Density.Gtex ? "" : "." + density.Name)}.store"));
        if (Directory.Exists(path))
            return path;
        Console.Error.WriteLine($"making {path}");
        var files = new ResultFiles(folder, density);
        QtlStore.Create(path + ".part", GenomeBuild.Parse("GRCh38"));
        for (var context = 0; context < Contexts; context++)
        {
            var file = files.Nominal(rowsAContext, context);
            Ingestion.Run(new(path + ".part", [file]) { Set = IngestSuite.Settings(file) });
            File.Delete(file);
        }

        Directory.Move(path + ".part", path);
        return path;
    }
}
