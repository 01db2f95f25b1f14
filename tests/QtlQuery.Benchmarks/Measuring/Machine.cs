using System.Globalization;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>What a reader of the results has to know of where they were measured.</summary>
static class Machine
{
    public static void Describe(TextWriter output)
    {
        using var duckdb = new DuckDBConnection("DataSource=:memory:");
        duckdb.Open();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {DateTime.UtcNow:yyyy-MM-dd}, {Cpu()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB of memory"));
        output.WriteLine($"- {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, DuckDB {duckdb.ServerVersion}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- a shared machine: load average {LoadAverage()} when this began, so ratios of runs taken in turn count, single times do not"));
        output.WriteLine();
    }

    static string Cpu() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
