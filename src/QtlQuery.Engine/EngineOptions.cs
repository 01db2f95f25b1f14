using System.Globalization;

namespace QtlQuery.Engine;

/// <summary>What the engine may use of the machine.</summary>
public sealed record EngineOptions
{
    /// <summary>Memory that DuckDB may take before it spills to disk; half of the machine's where null.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Threads of a query; the machine's cores where null.</summary>
    public int? Threads { get; init; }

    /// <summary>Where DuckDB spills; a folder of its own below the system's temporary folder where null. Made only when needed.</summary>
    public string? TemporaryDirectory { get; init; }

    /// <summary>The DuckDB settings that these options mean, together with the ones that always hold.</summary>
    internal string ConnectionString()
    {
        var half = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        var memory = MemoryLimitBytes is { } limit ? limit : half;
        var temporary = TemporaryDirectory ?? Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"qtlquery-{Environment.ProcessId}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"DataSource=:memory:;memory_limit={memory}B;threads={Threads ?? Environment.ProcessorCount};temp_directory={temporary};autoinstall_known_extensions=false;autoload_known_extensions=false");
    }
}
