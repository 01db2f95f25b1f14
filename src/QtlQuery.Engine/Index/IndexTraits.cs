using System.Runtime.InteropServices;
using System.Text;

namespace QtlQuery.Engine.Index;

/// <summary>Numbers the molecular traits of each chromosome while an index is written, with their genes and where they lie.</summary>
sealed class IndexTraits
{
    readonly List<TraitEntry> _entries = [];
    readonly List<string> _traits = [];
    readonly List<string> _genes = [];
    readonly Dictionary<string, int> _numbers = [];
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    int _chromosome = -1;

    public IndexTraits() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public void BeginChromosome()
    {
        _numbers.Clear();
        _chromosome++;
    }

    /// <summary>The number of a trait on this chromosome; one pair of it is at a position.</summary>
    /// <param name="gene">Empty where the pair has none: a trait with and without a gene has two numbers.</param>
    public int Number(ReadOnlySpan<byte> trait, ReadOnlySpan<byte> gene, int position)
    {
        Span<char> key = stackalloc char[trait.Length + gene.Length + 1];
        var length = Encoding.UTF8.GetChars(trait, key);
        key[length++] = '\0';
        length += Encoding.UTF8.GetChars(gene, key[length..]);
        if (!_lookup.TryGetValue(key[..length], out var number))
        {
            _lookup[key[..length]] = number = _entries.Count;
            _entries.Add(new(_chromosome, _numbers.Count - 1, position, position, 0));
            _traits.Add(Encoding.UTF8.GetString(trait));
            _genes.Add(Encoding.UTF8.GetString(gene));
        }

        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[number];
        entry = entry with { LastPosition = position, Pairs = entry.Pairs + 1 };
        return entry.Code;
    }

    /// <summary>Writes the entries, their texts, and their order by trait and by gene.</summary>
    public void WriteTo(Action<ReadOnlySpan<byte>> section)
    {
        section(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_entries)));
        section(TextTable.Write(_traits));
        section(TextTable.Write(_genes));
        section(MemoryMarshal.AsBytes(Order(_traits).AsSpan()));
        section(MemoryMarshal.AsBytes(Order(_genes).AsSpan()));
    }

    // As the bytes compare in which they are looked for: UTF-16's order is another for letters beyond the basic plane.
    static int[] Order(List<string> texts)
    {
        var bytes = texts.ConvertAll(Encoding.UTF8.GetBytes);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        Array.Sort(order, (a, b) => bytes[a].AsSpan().SequenceCompareTo(bytes[b]) is var compared and not 0 ? compared : a.CompareTo(b));
        return order;
    }
}
