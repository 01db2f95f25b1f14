using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Index;

/// <summary>A block of a mapped index. Every read is within its bytes: a damaged one throws.</summary>
readonly ref struct IndexBlock(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    readonly ReadOnlySpan<SectionEntry> _sections = EntriesOf(bytes);

    /// <summary>Of a block of the version that is written now.</summary>
    public static readonly int Sections = Enum.GetValues<Section>().Length;

    public ReadOnlySpan<int> Positions => Values<int>(Section.Position);

    public ReadOnlySpan<int> FirstPairs => Values<int>(Section.FirstPair);

    public TextTable Alleles => new(Bytes(Section.Alleles));

    public TextTable OtherRsids => new(Bytes(Section.OtherRsids));

    public TraitCodes Traits => new(Bytes(Section.Trait), this[Section.Trait].ValueBytes, (int)Section.BlockTraits < _sections.Length ? Values<int>(Section.BlockTraits) : []);

    public PackedNumbers Packed(Section section) => new(Bytes(section));

    public SectionEntry this[Section section] => _sections[(int)section];

    /// <summary>The values of a section, and whatever fits behind them: the caller knows how many there are.</summary>
    public ReadOnlySpan<T> Values<T>(Section section)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(section));

    // The next section begins where this one ends, or within 8 bytes of it.
    ReadOnlySpan<byte> Bytes(Section section)
    {
        var next = (int)section + 1;
        return _bytes[_sections[(int)section].Offset..(next < _sections.Length ? _sections[next].Offset : _bytes.Length)];
    }

    // The first section begins where the entries end; an older version has fewer of them.
    static ReadOnlySpan<SectionEntry> EntriesOf(ReadOnlySpan<byte> block)
    {
        var entries = MemoryMarshal.Cast<byte, SectionEntry>(block);
        return entries[..(entries[0].Offset / Unsafe.SizeOf<SectionEntry>())];
    }
}
