using System.Globalization;

namespace QtlQuery.Cli;

/// <summary>One of several parts of a work that processes share, as <c>i/n</c>, i from 1.</summary>
readonly record struct Chunk(int Number, int Count)
{
    /// <exception cref="UsageException">The text is not i/n.</exception>
    public static Chunk Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && 1 <= number && number <= count
            ? new(number, count)
            : throw new UsageException($"'{text}' is not a chunk", "Write it as i/n, such as 1/20, with i from 1 to n.");
}
