using QtlQuery.Core;

namespace QtlQuery.Ingest.LiftingOver;

/// <summary>What a UCSC chain file says: which stretches of one genome build are which of another.</summary>
/// <remarks>Format: genome.ucsc.edu/goldenPath/help/chain.html. Ensembl's files repeat each chain under the names <c>1</c> and <c>chr1</c>.</remarks>
/// <param name="Blocks">In the order of the file, those of chromosomes of ours only.</param>
/// <param name="ContigBlocks">How many blocks are left out, since they begin on contigs that are no chromosomes.</param>
/// <param name="From">The build that the chains begin on, known by the size of its chromosome 1; null for any that is not a human one of these.</param>
/// <param name="To">The build that they lead to.</param>
sealed record ChainFile(string Path, int Chains, IReadOnlyList<LiftBlock> Blocks, int ContigBlocks, GenomeBuild? From, GenomeBuild? To)
{
    // NCBI Assembly: GCF_000001405.12, .25 and .26, GCF_009914755.1.
    static readonly Dictionary<int, GenomeBuild> BuildsByFirstChromosome = new()
    {
        [247_249_719] = GenomeBuild.Parse("NCBI36"),
        [249_250_621] = GenomeBuild.GRCh37,
        [248_956_422] = GenomeBuild.GRCh38,
        [248_387_328] = GenomeBuild.Parse("T2T-CHM13v2.0"),
    };

    /// <summary>Reads a file, plain or gzipped.</summary>
    /// <exception cref="QtlQueryException">It is not there, is no chain file, is damaged or cut short.</exception>
    public static ChainFile Read(string path) => new ChainReader(path).Read();

    /// <summary>The build whose chromosome 1 has this size; null where none is known to, or chains disagree.</summary>
    public static GenomeBuild? BuildOf(IReadOnlyCollection<int> firstChromosomeSizes) =>
        firstChromosomeSizes.Count == 1 ? BuildsByFirstChromosome.GetValueOrDefault(firstChromosomeSizes.First()) : null;
}
