using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Cli;

/// <summary>Amounts of memory as people write them.</summary>
static class MemorySize
{
    static readonly (string Suffix, long Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ];

    /// <summary>Bytes of <c>512MB</c> (millions), <c>1.5GiB</c> (2^30) or a plain number.</summary>
    /// <exception cref="QtlQueryException">The text is not an amount of memory.</exception>
    public static long Parse(string text)
    {
        var (suffix, bytes) = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase), ("", 1));
        if (decimal.TryParse(text[..^suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 && number < long.MaxValue / bytes)
            return (long)(number * bytes);
        throw new UsageException($"'{text}' is not an amount of memory", "Write it as 512MB or 2GiB.");
    }
}
