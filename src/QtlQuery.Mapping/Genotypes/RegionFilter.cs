using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Which of a sorted file's variants are read: all of them, or those of a region.</summary>
/// <param name="path">The file, for messages.</param>
sealed class RegionFilter(string path)
{
    GenomicRegion? _region;
    bool _reached;
    bool _byIndex;

    /// <summary>Whether no variant that is still to come is wanted.</summary>
    public bool Ended { get; set; }

    /// <param name="byIndex">Whether an index has led to the region's chromosome.</param>
    public void GoTo(GenomicRegion region, bool byIndex) => (_region, _reached, _byIndex, Ended) = (region, false, byIndex, false);

    public bool Wants(string chromosome, int position)
    {
        if (_region is not { } region)
            return true;
        if (chromosome != region.Chromosome)
        {
            if (_byIndex && !_reached)
                throw new QtlQueryException($"{path}: its index leads to chromosome {chromosome} for {region}", "The index is another file's: make it again with tabix or bcftools index, or remove it.");
            Ended = _reached;
            return false;
        }

        _reached = true;
        Ended = position > region.End;
        return position >= region.Start && !Ended;
    }
}
