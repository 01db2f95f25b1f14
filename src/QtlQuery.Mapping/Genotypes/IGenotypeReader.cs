using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Reads the variants of one genotype file in the file's order, which is that of chromosome and position.</summary>
/// <remarks>Not for two threads at once. Every method throws a <see cref="QtlQueryException"/> that names file and place where the file is not what it should be.</remarks>
public interface IGenotypeReader : IDisposable
{
    /// <summary>The file that was opened.</summary>
    string Path { get; }

    /// <summary>All samples of the file, in its order. Names are not repeated.</summary>
    IReadOnlyList<string> Samples { get; }

    /// <summary>The sex of each of <see cref="Samples"/>; null where the file has no place for it.</summary>
    IReadOnlyList<Sex>? Sexes { get; }

    /// <summary>Whether blocks hold dosages rather than calls.</summary>
    bool HasDosages { get; }

    /// <summary>How many variants were passed over so far because they have more than one alt allele, or because the reference genome does not tell which allele of a PLINK 1 file is alt.</summary>
    long LeftOut { get; }

    /// <summary>How many heterozygous calls of men on X, outside the pseudo-autosomal regions, were set missing so far. Without sexes and build none are.</summary>
    long MaleHeterozygous { get; }

    /// <summary>From now on blocks hold these samples, in this order; without it all of them in the file's order.</summary>
    void Select(IReadOnlyList<string> samples);

    /// <summary>The next read begins with the first variant of this region, and none outside it is read. May be said as often as one likes.</summary>
    /// <remarks>A variant belongs to the region that its position is in, however long its alleles. A region without variants reads as an empty file.</remarks>
    void GoTo(GenomicRegion region);

    /// <summary>Reads the next variants, as many as the block holds. False, and an empty block, at the end.</summary>
    bool Read(GenotypeBlock block);
}
