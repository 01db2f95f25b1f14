using System.Globalization;

namespace QtlQuery.Core;

/// <summary>A stretch of one chromosome, 1-based, both ends included (as in VCF).</summary>
public readonly record struct GenomicRegion(string Chromosome, int Start, int End)
{
    /// <summary>Reads <c>1:1000-2000</c>; a <c>chr</c> prefix and thousands commas may be there.</summary>
    /// <exception cref="QtlQueryException">The text is not a region.</exception>
    public static GenomicRegion Parse(string text)
    {
        var parts = text.Replace(",", "", StringComparison.Ordinal).Split(':', '-');
        if (parts is [var chromosome, var from, var to]
            && Core.Chromosome.Name(chromosome) is { } name
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && 1 <= start && start <= end)
        {
            return new(name, start, end);
        }

        throw new QtlQueryException($"'{text}' is not a region", hint: "Write it as chromosome:start-end, such as 1:1000-2000.");
    }

    /// <summary>Whether the two share at least one base.</summary>
    public bool Overlaps(GenomicRegion other) => Chromosome == other.Chromosome && Start <= other.End && other.Start <= End;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chromosome}:{Start}-{End}");
}
