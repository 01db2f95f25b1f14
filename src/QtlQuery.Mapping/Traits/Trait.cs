namespace QtlQuery.Mapping.Traits;

/// <summary>A molecular trait and where it is.</summary>
/// <param name="Chromosome">As a store writes it; a contig that is no human chromosome keeps the file's own name.</param>
/// <param name="Start">1-based: a BED file's start plus one. Distances are counted from here, whatever the strand, as FastQTL and tensorQTL do.</param>
/// <param name="End">1-based, the last base; windows reach from <paramref name="Start"/> to the left and from here to the right.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>; null where the file does not say.</param>
/// <param name="Group">What the trait belongs to, as an intron to its cluster or gene; null where the file does not say.</param>
public sealed record Trait(string Id, string Chromosome, int Start, int End, char? Strand, string? Group);
