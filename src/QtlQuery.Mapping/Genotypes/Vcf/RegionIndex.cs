using System.Text;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>A tabix (.tbi) or CSI index: where in a bgzip file the records of a region begin.</summary>
/// <remarks>
/// SAM/BAM specification section 5, tabix and CSI specifications (samtools hts-specs). A bin is a stretch of a contig, 8 bins make one of the level above.
/// A place in the file is a virtual offset: a block's place in its upper 48 bits, and in the lower 16 a place in the block's content.
/// </remarks>
sealed class RegionIndex
{
    const int TabixMinShift = 14;
    const int TabixDepth = 5;

    readonly List<Contig> _contigs = [];
    readonly List<string> _names = [];
    int _minShift = TabixMinShift;
    int _depth = TabixDepth;

    /// <param name="Windows">For each 16 kb of the contig the first place of a record that reaches it; empty in CSI.</param>
    sealed record Contig(List<Bin> Bins, ulong[] Windows);

    /// <param name="Earliest">In CSI, no record that reaches the bin's beginning stands before.</param>
    readonly record struct Bin(uint Number, ulong Earliest, ulong First);

    /// <summary>The index beside a file, or null where there is none.</summary>
    public static RegionIndex? Beside(string path)
    {
        if (!InputFile.IsBgzip(path))
            return null;
        foreach (var index in (ReadOnlySpan<string>)[path + ".csi", path + ".tbi"])
        {
            if (File.Exists(index))
                return Read(index);
        }

        return null;
    }

    /// <summary>Where the records begin that may be in the region; null where there are none.</summary>
    /// <param name="contigs">The file's contigs by their numbers, for indexes of BCF, which name none.</param>
    public ulong? Start(GenomicRegion region, IReadOnlyDictionary<int, string> contigs)
    {
        var number = _names.Count > 0
            ? _names.FindIndex(name => IsName(name, region.Chromosome))
            : contigs.Where(contig => IsName(contig.Value, region.Chromosome)).Select(contig => contig.Key).DefaultIfEmpty(-1).First();
        if (number < 0 || number >= _contigs.Count)
            return null;
        var contig = _contigs[number];
        ulong? first = null;
        var earliest = 0UL;
        foreach (var bin in contig.Bins)
        {
            if (Stretch(bin.Number) is not var (start, end) || start >= region.End || end < region.Start)
                continue;
            first = first is null ? bin.First : Math.Min(first.Value, bin.First);
            // Of the bins that hold the region's beginning the smallest knows best.
            if (start < region.Start)
                earliest = Math.Max(earliest, bin.Earliest);
        }

        var window = (region.Start - 1) >> TabixMinShift;
        if (window < contig.Windows.Length)
            earliest = Math.Max(earliest, contig.Windows[window]);
        return first is null ? null : Math.Max(first.Value, earliest);
    }

    /// <summary>Opens the file at a virtual offset.</summary>
    public static Stream Open(string path, ulong offset)
    {
        var content = InputFile.OpenAt(path, (long)(offset >> 16));
        try
        {
            content.ReadExactly(new byte[(int)(offset & 0xffff)]);
            return content;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            content.Dispose();
            throw new QtlQueryException($"{path} has no records where its index says: {e.Message}", "The index is another file's: make it again with tabix or bcftools index, or remove it.", e);
        }
    }

    static bool IsName(string name, string chromosome) => (Chromosome.Name(name) ?? name) == chromosome;

    // What a bin covers: from before its first base (0-based) to its last; null for the bin of counts that is no stretch.
    (long Start, long End)? Stretch(uint bin)
    {
        for (var level = 0; level <= _depth; level++)
        {
            var firstOfLevel = ((1L << (3 * level)) - 1) / 7;
            var bins = 1L << (3 * level);
            if (bin < firstOfLevel + bins)
            {
                var shift = _minShift + (3 * (_depth - level));
                return ((bin - firstOfLevel) << shift, (bin - firstOfLevel + 1) << shift);
            }
        }

        return null;
    }

    static RegionIndex Read(string path)
    {
        try
        {
            using var content = InputFile.Open(path);
            using var reader = new BinaryReader(content);
            var index = new RegionIndex();
            var magic = reader.ReadBytes(4);
            if (magic.AsSpan().SequenceEqual("TBI\u0001"u8))
                index.ReadTabix(reader);
            else if (magic.AsSpan().SequenceEqual("CSI\u0001"u8))
                index.ReadCsi(reader);
            else
                throw new InvalidDataException("it is neither a .tbi nor a .csi index");
            return index;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new QtlQueryException($"{path} is damaged: {e.Message}", "Make it again with tabix or bcftools index, or remove it.", e);
        }
    }

    void ReadTabix(BinaryReader reader)
    {
        var contigs = reader.ReadInt32();
        ReadNames(reader);
        for (; contigs > 0; contigs--)
        {
            var bins = ReadBins(reader, hasEarliest: false);
            var windows = new List<ulong>();
            for (var count = reader.ReadInt32(); count > 0; count--)
                windows.Add(reader.ReadUInt64());
            _contigs.Add(new(bins, [.. windows]));
        }
    }

    void ReadCsi(BinaryReader reader)
    {
        (_minShift, _depth) = (reader.ReadInt32(), reader.ReadInt32());
        if (_minShift is < 1 or > 30 || _depth is < 0 or > 10)
            throw new InvalidDataException("its bins are of an impossible size");
        var extra = reader.ReadInt32();
        if (extra > 0)
            ReadNames(reader);
        for (var contigs = reader.ReadInt32(); contigs > 0; contigs--)
            _contigs.Add(new(ReadBins(reader, hasEarliest: true), []));
    }

    // Format, columns of contig, start and end, comment character and lines to skip are known of VCF.
    void ReadNames(BinaryReader reader)
    {
        for (var each = 0; each < 6; each++)
            reader.ReadInt32();
        var length = reader.ReadInt32();
        var names = reader.ReadBytes(length);
        _names.AddRange(Encoding.UTF8.GetString(names).Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    static List<Bin> ReadBins(BinaryReader reader, bool hasEarliest)
    {
        var bins = new List<Bin>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var number = reader.ReadUInt32();
            var earliest = hasEarliest ? reader.ReadUInt64() : 0;
            var first = ulong.MaxValue;
            for (var chunks = reader.ReadInt32(); chunks > 0; chunks--)
            {
                first = Math.Min(first, reader.ReadUInt64());
                reader.ReadUInt64();
            }

            bins.Add(new(number, earliest, first));
        }

        return bins;
    }
}
