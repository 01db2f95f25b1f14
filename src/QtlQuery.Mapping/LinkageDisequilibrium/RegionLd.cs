using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.LinkageDisequilibrium;

namespace QtlQuery.Mapping.LinkageDisequilibrium;

/// <summary>LD among the variants of a region. Memory is that of the region's genotypes.</summary>
public static class RegionLd
{
    const int BlockVariants = 256;

    /// <param name="reader">With calls or dosages.</param>
    /// <returns>Pairs in the order of the first variant, then the second; those in which one does not vary are left out.</returns>
    /// <exception cref="QtlQueryException">The file is damaged, or has no variant in the region.</exception>
    public static IEnumerable<LdPair> Of(IGenotypeReader reader, GenomicRegion region, LdWindow window, CancellationToken cancellation = default)
    {
        var (variants, copies) = (new List<GenotypeVariant>(), new List<double[]>());
        var block = new GenotypeBlock(BlockVariants);
        reader.GoTo(region);
        while (reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            for (var row = 0; row < block.Count; row++)
            {
                variants.Add(block.Variants[row]);
                copies.Add(block.CopiesOf(row));
            }
        }

        if (variants.Count == 0)
            throw new QtlQueryException($"{reader.Path} has no variant in {region}", "Check the region and the genome build; chromosomes are written as in 1:1000-2000.");
        return window.Pairs(variants.ConvertAll(variant => variant.Position), copies).Select(pair => new LdPair(variants[pair.First], variants[pair.Second], pair.R));
    }
}
