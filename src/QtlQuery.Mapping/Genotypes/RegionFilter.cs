using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Which of a sorted file's variants are read: all of them, or those of a region.</summary>
sealed class RegionFilter
{
    GenomicRegion? _region;
    bool _reached;

    /// <summary>Whether no variant that is still to come is wanted.</summary>
    public bool Ended { get; set; }

    /// <param name="reached">Whether the file stands at the region's chromosome already.</param>
    public void GoTo(GenomicRegion region, bool reached) => (_region, _reached, Ended) = (region, reached, false);

    public bool Wants(string chromosome, int position)
    {
        if (_region is not { } region)
            return true;
        if (chromosome != region.Chromosome)
        {
            Ended = _reached;
            return false;
        }

        _reached = true;
        Ended = position > region.End;
        return position >= region.Start && !Ended;
    }
}
