using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace QtlQuery.Engine.Index;

/// <summary>A variant of a chromosome; what it has not is empty.</summary>
readonly ref struct IndexedVariant(int position, ReadOnlySpan<byte> refAllele, ReadOnlySpan<byte> alt, ReadOnlySpan<byte> rsid)
{
    public readonly int Position = position;
    public readonly ReadOnlySpan<byte> Ref = refAllele;
    public readonly ReadOnlySpan<byte> Alt = alt;
    public readonly ReadOnlySpan<byte> Rsid = rsid;
}

/// <summary>Writes a look-up index, pair by pair in the order of <see cref="IndexFormat"/>.</summary>
/// <remarks>Memory holds a block, the traits and twelve bytes of each variant with an rsid.</remarks>
sealed class IndexWriter(Stream file, string datasetId)
{
    readonly IndexBlockWriter _block = new();
    readonly List<BlockEntry> _blocks = [];
    readonly List<string> _chromosomes = [];
    readonly IndexTraits _traits = new();
    readonly List<(uint Number, int Variant)> _rsids = [];
    int _variants;
    byte[] _ref = [];
    byte[] _alt = [];
    byte[] _rsid = [];

    /// <summary>Begins a file; <see cref="End"/> completes it.</summary>
    public void Begin() => file.Write(new byte[IndexFormat.HeaderBytes]);

    /// <summary>Begins the rows of a chromosome.</summary>
    public void BeginChromosome(string chromosome)
    {
        EndBlock();
        _chromosomes.Add(chromosome);
        _traits.BeginChromosome();
    }

    /// <summary>Adds the next pair.</summary>
    /// <param name="gene">Empty for none.</param>
    public void Add(IndexedVariant variant, ReadOnlySpan<byte> trait, ReadOnlySpan<byte> gene, PairValues values)
    {
        if (_block.Variants == 0 || !IsCurrent(variant))
        {
            if (_block.Variants > 0 && variant.Position < _block.LastPosition)
                throw new InvalidOperationException("The rows of an index come by position.");
            if (_block.Pairs >= IndexFormat.PairsABlock)
                EndBlock();
            AddVariant(variant);
        }

        _block.AddPair(_traits.Number(trait, gene, variant.Position), values);
    }

    /// <summary>Writes what remains and the footer.</summary>
    public void End()
    {
        EndBlock();
        var footer = file.Position;
        Section(TextTable.Write([datasetId]));
        Section(TextTable.Write(_chromosomes));
        Entries(_blocks);
        _traits.WriteTo(Section);
        _rsids.Sort();
        Entries(_rsids.ConvertAll(each => each.Number));
        Entries(_rsids.ConvertAll(each => each.Variant));
        var length = file.Position;
        file.Position = 0;
        file.Write(IndexFormat.Magic);
        file.Write(MemoryMarshal.AsBytes([(long)IndexFormat.Version, footer, length]));
        file.Position = length;
    }

    // The rsids of a variant may differ from trait to trait: then it is two variants that go by the same alleles.
    bool IsCurrent(IndexedVariant variant) =>
        variant.Position == _block.LastPosition && variant.Ref.SequenceEqual(_ref) && variant.Alt.SequenceEqual(_alt) && variant.Rsid.SequenceEqual(_rsid);

    void AddVariant(IndexedVariant variant)
    {
        (_ref, _alt, _rsid) = (variant.Ref.ToArray(), variant.Alt.ToArray(), variant.Rsid.ToArray());
        var rsid = Encoding.UTF8.GetString(variant.Rsid);
        if (!variant.Ref.IsEmpty && !variant.Alt.IsEmpty)
        {
            foreach (var label in rsid.Split(','))
            {
                if (IsRsid(label, out var one))
                    _rsids.Add((one, _variants));
            }
        }

        if (!(IsRsid(rsid, out var number) && FormattableString.Invariant($"rs{number}") == rsid))
            number = rsid.Length == 0 ? 0 : IndexFormat.OtherRsid;
        _block.AddVariant(variant.Position, Encoding.UTF8.GetString(variant.Ref), Encoding.UTF8.GetString(variant.Alt), number, number == IndexFormat.OtherRsid ? rsid : null);
        _variants++;
    }

    static bool IsRsid(string label, out uint number)
    {
        number = 0;
        return label.StartsWith("rs", StringComparison.Ordinal)
            && uint.TryParse(label.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number is > 0 and < IndexFormat.OtherRsid;
    }

    void EndBlock()
    {
        if (_block.Variants == 0)
            return;
        var (first, last, variants, offset) = (_block.FirstPosition, _block.LastPosition, _block.Variants, file.Position);
        var bytes = _block.WriteTo(file);
        _blocks.Add(new(offset, bytes, _chromosomes.Count - 1, first, last, _variants - variants, variants));
    }

    void Entries<T>(List<T> entries)
        where T : unmanaged => Section(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(entries)));

    void Section(ReadOnlySpan<byte> bytes)
    {
        file.Write(MemoryMarshal.AsBytes([(long)bytes.Length]));
        file.Write(bytes);
        file.Write(new byte[IndexFormat.Aligned(bytes.Length) - bytes.Length]);
    }
}
