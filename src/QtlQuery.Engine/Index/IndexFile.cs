using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using QtlQuery.Core;

namespace QtlQuery.Engine.Index;

/// <summary>A look-up index in a mapped file, open for reading by any number of threads.</summary>
sealed unsafe class IndexFile : IDisposable
{
    readonly string _path;
    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _bytes;
    readonly long _length;
    readonly Range64[] _sections;
    readonly int[] _firstTraits;

    IndexFile(string path)
    {
        _path = path;
        _length = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _sections = Sections();
        var chromosomes = new TextTable(Footer(FooterSection.Chromosomes));
        Chromosomes = new string[chromosomes.Count];
        for (var i = 0; i < Chromosomes.Length; i++)
            Chromosomes[i] = Encoding.UTF8.GetString(chromosomes[i]);
        _firstTraits = new int[Chromosomes.Length];
        var traits = Traits;
        for (var i = traits.Length - 1; i >= 0; i--)
            _firstTraits[traits[i].Chromosome] = i;
    }

    /// <summary>Their names, by the numbers that entries have.</summary>
    public string[] Chromosomes { get; }

    public ReadOnlySpan<byte> DatasetIdBytes => new TextTable(Footer(FooterSection.Dataset))[0];

    public ReadOnlySpan<BlockEntry> Blocks => MemoryMarshal.Cast<byte, BlockEntry>(Footer(FooterSection.Blocks));

    /// <summary>A chromosome's follow one another, by their codes.</summary>
    public ReadOnlySpan<TraitEntry> Traits => MemoryMarshal.Cast<byte, TraitEntry>(Footer(FooterSection.Traits));

    /// <summary>The first of <see cref="Traits"/> on a chromosome: its code is 0.</summary>
    public int FirstTrait(int chromosome) => _firstTraits[chromosome];

    public ReadOnlySpan<byte> ChromosomeBytes(int chromosome) => new TextTable(Footer(FooterSection.Chromosomes))[chromosome];

    public TextTable TraitIds => new(Footer(FooterSection.TraitIds));

    /// <summary>Empty for traits without a gene.</summary>
    public TextTable GeneIds => new(Footer(FooterSection.GeneIds));

    /// <exception cref="QtlQueryException">The file is no index, or is cut short.</exception>
    public static IndexFile Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception e) when (IsDamage(e) || e is IOException)
        {
            throw Damaged(path, e);
        }
    }

    /// <summary>Whether an error means that the bytes are not those of an index.</summary>
    public static bool IsDamage(Exception e) => e is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException;

    public QtlQueryException Damaged(Exception e) => Damaged(_path, e);

    static QtlQueryException Damaged(string path, Exception e) => new($"the look-up index '{path}' is damaged: {e.Message}", "Make it again: qtlquery index --again DATASET", e);

    public IndexBlock Block(BlockEntry entry) => new(Bytes(entry.Offset, entry.Bytes));

    /// <summary>A trait, or a gene's traits: an entry for each chromosome that they have pairs on.</summary>
    /// <exception cref="QtlQueryException">The index is damaged.</exception>
    public List<TraitEntry> Find(string key, bool isGene)
    {
        try
        {
            return key.Length == 0 ? [] : FindIn(Encoding.UTF8.GetBytes(key), isGene ? GeneIds : TraitIds, MemoryMarshal.Cast<byte, int>(Footer(isGene ? FooterSection.ByGene : FooterSection.ByTrait)));
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    List<TraitEntry> FindIn(byte[] wanted, TextTable texts, ReadOnlySpan<int> order)
    {
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (texts[order[middle]].SequenceCompareTo(wanted) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        var found = new List<TraitEntry>();
        for (; low < order.Length && texts[order[low]].SequenceEqual(wanted); low++)
        {
            var entry = Traits[order[low]];
            _ = Chromosomes[entry.Chromosome];
            found.Add(entry);
        }

        return found;
    }

    /// <summary>The variants that have a dbSNP label.</summary>
    /// <param name="rsid">The number behind rs.</param>
    /// <exception cref="QtlQueryException">The index is damaged.</exception>
    public List<Variant> WithLabel(long rsid)
    {
        try
        {
            return rsid is > 0 and < IndexFormat.OtherRsid ? Labelled((uint)rsid) : [];
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    List<Variant> Labelled(uint rsid)
    {
        var found = new List<Variant>();
        var numbers = MemoryMarshal.Cast<byte, uint>(Footer(FooterSection.Rsids));
        var variants = MemoryMarshal.Cast<byte, int>(Footer(FooterSection.RsidVariants));
        var at = numbers.BinarySearch(rsid);
        while (at > 0 && numbers[at - 1] == rsid)
            at--;
        for (; at >= 0 && at < numbers.Length && numbers[at] == rsid; at++)
            found.Add(Variant(variants[at]));
        return found;
    }

    /// <summary>Keeps the file mapped until <see cref="Release"/>, whoever disposes of it meanwhile.</summary>
    public void Hold()
    {
        var held = false;
        _view.SafeMemoryMappedViewHandle.DangerousAddRef(ref held);
    }

    public void Release() => _view.SafeMemoryMappedViewHandle.DangerousRelease();

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    Variant Variant(int number)
    {
        var blocks = Blocks;
        var (low, high) = (0, blocks.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = blocks[middle].FirstVariant <= number ? (middle, high) : (low, middle);
        }

        var block = Block(blocks[low]);
        var within = number - blocks[low].FirstVariant;
        var alleles = block.Alleles;
        return new(
            Chromosomes[blocks[low].Chromosome],
            block.Positions[within],
            Encoding.UTF8.GetString(alleles[block.Values<ushort>(Section.Ref)[within]]),
            Encoding.UTF8.GetString(alleles[block.Values<ushort>(Section.Alt)[within]]));
    }

    Range64[] Sections()
    {
        if (_length < IndexFormat.HeaderBytes || !Bytes(0, 8).SequenceEqual(IndexFormat.Magic))
            throw new InvalidDataException("it is no index");
        var header = MemoryMarshal.Cast<byte, long>(Bytes(8, 24));
        if (header[0] is < IndexFormat.OldestVersion or > IndexFormat.Version)
            throw new InvalidDataException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"its format is {header[0]}, and this program knows {IndexFormat.OldestVersion} to {IndexFormat.Version}"));
        if (header[2] != _length)
            throw new InvalidDataException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it has {_length:N0} bytes of {header[2]:N0}"));
        var sections = new Range64[Enum.GetValues<FooterSection>().Length];
        var at = header[1];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = new(at + sizeof(long), MemoryMarshal.Read<long>(Bytes(at, sizeof(long))));
            at += sizeof(long) + ((sections[i].Length + 7) & ~7);
        }

        return sections;
    }

    ReadOnlySpan<byte> Footer(FooterSection section) => Bytes(_sections[(int)section].Offset, _sections[(int)section].Length);

    ReadOnlySpan<byte> Bytes(long offset, long length) => offset >= 0 && length >= 0 && length <= int.MaxValue && offset + length <= _length
        ? new(_bytes + offset, (int)length)
        : throw new InvalidDataException($"'{_path}' speaks of bytes that it has not");

    enum FooterSection
    {
        Dataset,
        Chromosomes,
        Blocks,
        Traits,
        TraitIds,
        GeneIds,
        ByTrait,
        ByGene,
        Rsids,
        RsidVariants,
    }

    readonly record struct Range64(long Offset, long Length);
}
