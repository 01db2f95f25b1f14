using System.Globalization;

namespace QtlQuery.Core;

/// <summary>The RefSeq sequence of a human chromosome, such as <c>NC_000001.11</c>: its version tells the genome build.</summary>
public readonly record struct RefSeqAccession(string Chromosome, GenomeBuild? Build)
{
    const string Mitochondrion = "NC_012920.1";

    // Version of NC_000001 to NC_000024 in GRCh37. Every chromosome's sequence changed in GRCh38, each version by exactly one.
    static readonly int[] VersionInGRCh37 = [10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9];

    /// <summary>Reads an accession of GRCh37 or GRCh38.</summary>
    /// <remarks>The mitochondrial sequence is the same in both builds, so that its build is null.</remarks>
    public static bool TryParse(string? text, out RefSeqAccession accession)
    {
        accession = default;
        if (text == Mitochondrion)
        {
            accession = new("MT", null);
            return true;
        }

        if (text is null || !text.StartsWith("NC_0000", StringComparison.Ordinal) || text.Length < 11 || text[9] != '.'
            || !int.TryParse(text.AsSpan(7, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || VersionInGRCh37.Length < number
            || !int.TryParse(text.AsSpan(10), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || Core.Chromosome.Name(text.Substring(7, 2)) is not { } chromosome)
        {
            return false;
        }

        var build = (version - VersionInGRCh37[number - 1]) switch { 0 => GenomeBuild.GRCh37, 1 => GenomeBuild.GRCh38, _ => null };
        accession = build is null ? default : new(chromosome, build);
        return build is not null;
    }
}
