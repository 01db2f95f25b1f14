using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Index;

/// <summary>A block of a mapped index. Every read is within its bytes: a damaged one throws.</summary>
readonly ref struct IndexBlock(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    readonly ReadOnlySpan<SectionEntry> _sections = MemoryMarshal.Cast<byte, SectionEntry>(bytes)[..Sections];

    public static readonly int Sections = Enum.GetValues<Section>().Length;

    public ReadOnlySpan<int> Positions => Values<int>(Section.Position);

    public ReadOnlySpan<int> FirstPairs => Values<int>(Section.FirstPair);

    public TextTable Alleles => new(Bytes(Section.Alleles));

    public TextTable OtherRsids => new(Bytes(Section.OtherRsids));

    public SectionEntry this[Section section] => _sections[(int)section];

    /// <summary>The values of a section, and whatever fits behind them: the caller knows how many there are.</summary>
    public ReadOnlySpan<T> Values<T>(Section section)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(section));

    // The next section begins where this one ends, or within 8 bytes of it.
    ReadOnlySpan<byte> Bytes(Section section)
    {
        var next = (int)section + 1;
        return _bytes[_sections[(int)section].Offset..(next < Sections ? _sections[next].Offset : _bytes.Length)];
    }
}
