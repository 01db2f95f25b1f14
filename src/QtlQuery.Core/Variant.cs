using System.Globalization;

namespace QtlQuery.Core;

/// <summary>One alternative allele at one place: 1-based position, indels with their anchor base, alleles in upper case (as in VCF).</summary>
/// <remarks>The genome build is the dataset's; rsids are labels and never part of the key.</remarks>
public readonly record struct Variant(string Chromosome, int Position, string Ref, string Alt)
{
    static readonly char[] Separators = ['_', ':', '-'];

    /// <summary>The name in the manner of the eQTL Catalogue, such as <c>chr1_13550_G_A</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"chr{Chromosome}_{Position}_{Ref}_{Alt}");

    /// <summary>Whether the alleles are each other's complement (A/T, C/G), so that they cannot tell the strand.</summary>
    public bool IsPalindromic => (Ref, Alt) is ("A", "T") or ("T", "A") or ("C", "G") or ("G", "C");

    /// <summary>Reads what <see cref="TryParse(string?, out Variant, out GenomeBuild?)"/> reads.</summary>
    /// <exception cref="QtlQueryException">The text is not a variant.</exception>
    public static Variant Parse(string text) => Parse(text, out _);

    /// <inheritdoc cref="Parse(string)"/>
    public static Variant Parse(string text, out GenomeBuild? statedBuild) =>
        TryParse(text, out var variant, out statedBuild)
            ? variant
            : throw new QtlQueryException(
                $"'{text}' is not a variant",
                hint: "Write it as chromosome_position_ref_alt, such as chr1_13550_G_A; alleles are spelt out (ACGTN or *), indels with their anchor base.");

    /// <inheritdoc cref="TryParse(string?, out Variant, out GenomeBuild?)"/>
    public static bool TryParse(string? text, out Variant variant) => TryParse(text, out variant, out _);

    /// <summary>
    /// Reads <c>chr1_13550_G_A_b38</c>, <c>1:13550:G:A</c>, <c>chr1-13550-G-A</c>, mixtures of these, and SPDI on a human chromosome
    /// (<c>NC_000001.11:13549:G:A</c>, which counts from 0).
    /// </summary>
    /// <param name="statedBuild">The build that the text itself names by suffix or accession; null where it names none.</param>
    /// <remarks>
    /// Symbolic alleles (<c>&lt;DEL&gt;</c>) and empty ones (SPDI's pure insertions and deletions, which have no anchor base) are not read:
    /// without the reference sequence they cannot be compared with others.
    /// </remarks>
    public static bool TryParse(string? text, out Variant variant, out GenomeBuild? statedBuild)
    {
        variant = default;
        statedBuild = null;
        if (text is null)
            return false;
        if (text.StartsWith("NC_", StringComparison.Ordinal))
            return TryParseSpdi(text, out variant, out statedBuild);

        var parts = text.Trim().Split(Separators);
        if (parts.Length == 5 && GenomeBuild.TryParse(parts[4], out var build))
        {
            statedBuild = build;
            parts = parts[..4];
        }

        if (parts is [var chromosome, var position, var reference, var alternative]
            && Core.Chromosome.Name(chromosome) is { } name
            && TryParsePosition(position, out var bp)
            && TryCreate(name, bp, reference, alternative, out variant))
        {
            return true;
        }

        statedBuild = null;
        return false;
    }

    public override string ToString() => Id;

    static bool TryParseSpdi(string text, out Variant variant, out GenomeBuild? statedBuild)
    {
        variant = default;
        statedBuild = null;
        if (text.Split(':') is not [var sequence, var before, var deleted, var inserted]
            || !RefSeqAccession.TryParse(sequence, out var accession)
            || !TryParsePosition(before, out var bp)
            || bp == int.MaxValue
            || !TryCreate(accession.Chromosome, bp + 1, deleted, inserted, out variant))
        {
            return false;
        }

        statedBuild = accession.Build;
        return true;
    }

    static bool TryParsePosition(string text, out int position) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);

    static bool TryCreate(string chromosome, int position, string reference, string alternative, out Variant variant)
    {
        variant = new(chromosome, position, reference.ToUpperInvariant(), alternative.ToUpperInvariant());
        if (position >= 1 && IsSequence(variant.Ref) && (variant.Alt == "*" || IsSequence(variant.Alt)) && variant.Ref != variant.Alt)
            return true;

        variant = default;
        return false;
    }

    static bool IsSequence(string allele) => allele.Length > 0 && !allele.AsSpan().ContainsAnyExcept("ACGTN");
}
