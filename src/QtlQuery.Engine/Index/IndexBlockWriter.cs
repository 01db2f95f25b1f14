using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Index;

/// <summary>The numbers of a pair. Nulls are as <see cref="IndexFormat"/> says.</summary>
readonly record struct PairValues(float EffectAlleleFrequency, int SampleSize, float Beta, float StandardError, double PValue, double NegLog10PBelowRange, byte Significant);

/// <summary>Gathers the pairs of a block, in their order, and lays them out.</summary>
sealed class IndexBlockWriter
{
    readonly List<int> _positions = [];
    readonly List<int> _firstPairs = [];
    readonly List<ushort> _refs = [];
    readonly List<ushort> _alts = [];
    readonly Dictionary<string, ushort> _alleles = [];
    readonly List<uint> _rsids = [];
    readonly List<string> _otherRsids = [];
    readonly List<int> _traits = [];
    readonly List<PairValues> _pairs = [];

    public int Variants => _positions.Count;

    public int Pairs => _traits.Count;

    public int FirstPosition => _positions[0];

    public int LastPosition => _positions[^1];

    /// <summary>Begins the next variant; its pairs follow.</summary>
    /// <param name="rsid">As <see cref="Section.Rsid"/>.</param>
    /// <param name="otherRsid">The text where the number is <see cref="IndexFormat.OtherRsid"/>.</param>
    public void AddVariant(int position, string refAllele, string alt, uint rsid, string? otherRsid)
    {
        _positions.Add(position);
        _firstPairs.Add(Pairs);
        _refs.Add(Number(refAllele));
        _alts.Add(Number(alt));
        _rsids.Add(rsid);
        if (otherRsid is not null)
            _otherRsids.Add(otherRsid);
    }

    public void AddPair(int trait, PairValues values)
    {
        _traits.Add(trait);
        _pairs.Add(values);
    }

    /// <summary>Writes the block, whose length is a multiple of 8, and begins anew.</summary>
    /// <returns>Bytes written.</returns>
    public int WriteTo(Stream file)
    {
        _firstPairs.Add(Pairs);
        var body = new MemoryStream();
        var sections = new SectionEntry[IndexBlock.Sections];
        Plain(Section.Position, _positions);
        Plain(Section.FirstPair, _firstPairs);
        Plain(Section.Ref, _refs);
        Plain(Section.Alt, _alts);
        Append(Section.Alleles, TextTable.Write(_alleles.Keys));
        Plain(Section.Rsid, _rsids);
        Append(Section.OtherRsids, TextTable.Write(_otherRsids));
        var codes = _traits.Distinct().Order().ToList();
        var numbers = codes.Index().ToDictionary(each => each.Item, each => each.Index);
        if (codes.Count <= byte.MaxValue + 1)
            Plain(Section.Trait, _traits.ConvertAll(code => (byte)numbers[code]));
        else if (codes.Count <= ushort.MaxValue + 1)
            Plain(Section.Trait, _traits.ConvertAll(code => (ushort)numbers[code]));
        else
            Plain(Section.Trait, _traits.ConvertAll(code => numbers[code]));
        Encoded(Section.EffectAlleleFrequency, _pairs.ConvertAll(pair => pair.EffectAlleleFrequency), float.NaN);
        Encoded(Section.SampleSize, _pairs.ConvertAll(pair => pair.SampleSize), int.MinValue);
        Encoded(Section.Beta, _pairs.ConvertAll(pair => pair.Beta), float.NaN);
        Encoded(Section.StandardError, _pairs.ConvertAll(pair => pair.StandardError), float.NaN);

        // A stored p has a float's mantissa, and within a float's range is one.
        if (_pairs.TrueForAll(pair => double.IsNaN(pair.PValue) || (float)pair.PValue == pair.PValue))
            Encoded(Section.PValue, _pairs.ConvertAll(pair => (float)pair.PValue), float.NaN);
        else
            Encoded(Section.PValue, _pairs.ConvertAll(pair => pair.PValue), double.NaN);
        Encoded(Section.NegLog10PBelowRange, _pairs.ConvertAll(pair => pair.NegLog10PBelowRange), double.NaN);
        Encoded(Section.Significant, _pairs.ConvertAll(pair => pair.Significant), IndexFormat.NullTruth);
        if (codes.Count % 2 != 0)
            codes.Add(int.MaxValue);
        Plain(Section.BlockTraits, codes);

        file.Write(MemoryMarshal.AsBytes(sections.AsSpan()));
        Pad(file, IndexFormat.Aligned(Head) - Head);
        body.WriteTo(file);
        var bytes = IndexFormat.Aligned(Head) + (int)body.Length;
        Clear();
        return bytes;

        void Plain<T>(Section section, List<T> values)
            where T : unmanaged => Put(section, ColumnEncoding.EachPair, CollectionsMarshal.AsSpan(values));

        void Append(Section section, ReadOnlySpan<byte> values) => Put(section, ColumnEncoding.EachPair, values);

        void Encoded<T>(Section section, List<T> values, T none)
            where T : unmanaged, IEquatable<T>
        {
            var span = CollectionsMarshal.AsSpan(values);
            if (!span.ContainsAnyExcept(span[0]))
                Put(section, span[0].Equals(none) ? ColumnEncoding.Null : ColumnEncoding.Constant, span[..1]);
            else if (OfEachVariant(values) is { } each)
                Put(section, ColumnEncoding.EachVariant, CollectionsMarshal.AsSpan(each));
            else if (values is List<float> floats)
                Put<byte>(section, ColumnEncoding.Packed, PackedNumbers.Write([.. floats]));
            else if (values is List<double> doubles)
                Put<byte>(section, ColumnEncoding.Packed, PackedNumbers.Write(CollectionsMarshal.AsSpan(doubles)));
            else
                Put(section, ColumnEncoding.EachPair, span);
        }

        unsafe void Put<T>(Section section, ColumnEncoding encoding, ReadOnlySpan<T> values)
            where T : unmanaged
        {
            sections[(int)section] = new(IndexFormat.Aligned(Head) + (int)body.Length, encoding, (byte)sizeof(T));
            body.Write(MemoryMarshal.AsBytes(values));
            Pad(body, IndexFormat.Aligned((int)body.Length) - (int)body.Length);
        }
    }

    static unsafe int Head => IndexBlock.Sections * sizeof(SectionEntry);

    static void Pad(Stream stream, int bytes)
    {
        for (; bytes > 0; bytes--)
            stream.WriteByte(0);
    }

    // What is said of a variant, such as its frequency, is the same for all traits as a rule.
    List<T>? OfEachVariant<T>(List<T> values)
        where T : unmanaged, IEquatable<T>
    {
        var each = new List<T>(Variants);
        for (var variant = 0; variant < Variants; variant++)
        {
            var of = CollectionsMarshal.AsSpan(values)[_firstPairs[variant].._firstPairs[variant + 1]];
            if (of.ContainsAnyExcept(of[0]))
                return null;
            each.Add(of[0]);
        }

        return each;
    }

    ushort Number(string allele)
    {
        if (!_alleles.TryGetValue(allele, out var number))
            _alleles.Add(allele, number = (ushort)_alleles.Count);
        return number;
    }

    void Clear()
    {
        _positions.Clear();
        _firstPairs.Clear();
        _refs.Clear();
        _alts.Clear();
        _alleles.Clear();
        _rsids.Clear();
        _otherRsids.Clear();
        _traits.Clear();
        _pairs.Clear();
    }
}
