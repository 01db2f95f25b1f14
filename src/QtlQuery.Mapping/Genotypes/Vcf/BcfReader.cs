using System.Buffers.Binary;
using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Reads BCF 2. A .csi index beside the file is used to go to a region.</summary>
/// <remarks>BCF2.2 (samtools hts-specs, VCF 4.5 section 6). Dosages are of single precision there.</remarks>
sealed class BcfReader : IGenotypeReader
{
    const int MagicLength = 5;
    const int FixedLength = 24;
    const int LongestPart = 1 << 29;

    readonly VcfHeader _header;
    readonly SampleSelection _selection;
    readonly Dictionary<int, string> _chromosomes;
    readonly VariantOrder _order = new();
    readonly VariantWriter _writer;
    readonly BcfGenotypes _genotypes;
    readonly RegionFilter _filter;
    readonly Lazy<RegionIndex?> _index;
    readonly Func<string> _place;
    Stream _content;
    byte[] _bytes = new byte[1 << 16];
    long _number;
    bool _numbered = true;

    public BcfReader(string path, GenotypeOptions options)
    {
        Path = path;
        _filter = new(path);
        _place = () => _numbered ? string.Create(CultureInfo.InvariantCulture, $"{Path}, record {_number}") : Path;
        _index = new(() => RegionIndex.Beside(path));
        _content = InputFile.Open(path);
        try
        {
            _header = ReadHeader();
            _chromosomes = _header.Contigs.ToDictionary(contig => contig.Key, contig => Chromosome.Name(contig.Value) ?? contig.Value);
            _selection = new(path, Samples);
            HasDosages = options.Field != GenotypeField.Calls && _header.DeclaresFormat("DS");
            if (options.Field == GenotypeField.Dosages && !HasDosages)
                throw new QtlQueryException($"{path} has no dosages (DS)", "Have calls (GT) read instead.");
            _writer = new(path, options, _selection, null, HasDosages);
            _genotypes = new(Samples, _place);
        }
        catch
        {
            _content.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public IReadOnlyList<string> Samples => _header.Samples;

    public IReadOnlyList<Sex>? Sexes => null;

    public bool HasDosages { get; }

    public long LeftOut => _writer.LeftOut;

    public long MaleHeterozygous => _writer.MaleHeterozygous;

    public void Select(IReadOnlyList<string> samples) => _selection.Select(samples);

    public void GoTo(GenomicRegion region)
    {
        _order.Restart();
        if (_index.Value is { } index)
        {
            var start = index.Start(region, _header.Contigs);
            _filter.GoTo(region, byIndex: true);
            _filter.Ended = start is null;
            if (start is { } offset)
                GoOn(RegionIndex.Open(Path, offset), numbered: false);
            return;
        }

        _filter.GoTo(region, byIndex: false);
        GoOn(InputFile.Open(Path), numbered: true);
        ReadHeader();
    }

    public bool Read(GenotypeBlock block)
    {
        block.Begin(_selection.Count, HasDosages);
        while (block.Count < block.Capacity && !_filter.Ended)
            ReadRecord(block);
        return block.Count > 0;
    }

    public void Dispose()
    {
        _content.Dispose();
        _writer.Dispose();
    }

    void GoOn(Stream content, bool numbered)
    {
        _content.Dispose();
        (_content, _number, _numbered) = (content, 0, numbered);
    }

    VcfHeader ReadHeader()
    {
        Span<byte> start = stackalloc byte[MagicLength + 4];
        if (Fill(start) < start.Length || !start.StartsWith("BCF\u0002"u8))
            throw new QtlQueryException($"{Path} does not begin as a BCF 2 file does", "Write it anew: bcftools view -Ob.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(start[MagicLength..]);
        if (length is <= 0 or > LongestPart)
            throw CutShort();
        var text = Take(length);
        using var lines = new TextLines(Path, new MemoryStream(_bytes, 0, text.TrimEnd((byte)0).Length));
        return VcfHeader.Read(lines);
    }

    void ReadRecord(GenotypeBlock block)
    {
        Span<byte> lengths = stackalloc byte[8];
        var read = Fill(lengths);
        if (read == 0)
        {
            _filter.Ended = true;
            return;
        }

        _number++;
        var shared = BinaryPrimitives.ReadInt32LittleEndian(lengths);
        var individual = BinaryPrimitives.ReadInt32LittleEndian(lengths[4..]);
        if (read < lengths.Length || shared is < FixedLength or > LongestPart || individual is < 0 or > LongestPart)
            throw CutShort();
        var bytes = Take(shared + individual);
        try
        {
            Decode(bytes[..shared], bytes[shared..], block);
        }
        catch (InvalidDataException e)
        {
            throw new QtlQueryException($"{_place()} is damaged: {e.Message}", "Copy the file again, or write it anew with bcftools view -Ob.", e);
        }
    }

    void Decode(ReadOnlySpan<byte> shared, ReadOnlySpan<byte> individual, GenotypeBlock block)
    {
        var record = new BcfRecord(shared);
        var contig = record.Number();
        var position = record.Number() + 1L;
        record.Take(8); // length on the reference, quality
        var counts = record.Number();
        var (alleles, infos) = (counts >>> 16, counts & 0xffff);
        var sampleCount = record.Number() & 0xffffff;
        if (!_chromosomes.TryGetValue(contig, out var chromosome) || position is < 1 or > int.MaxValue)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"contig {contig} is not in the header, or its position {position} is none"));
        if (sampleCount != Samples.Count)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it has {sampleCount} samples, and the header {Samples.Count}"));
        if (!_filter.Wants(chromosome, (int)position))
            return;
        var id = BcfRecord.String(record.Characters());
        var texts = new string[Math.Max(2, Math.Min(alleles, 256))];
        Array.Fill(texts, ".");
        for (var allele = 0; allele < Math.Min(alleles, texts.Length); allele++)
            texts[allele] = KnownNames.Allele(record.Characters());
        var variant = new GenotypeVariant(chromosome, (int)position, id, texts[0], string.Join(',', texts[1..]));
        _order.Next(chromosome, variant.Position, id, _place);
        if (!_writer.IsBiallelic(variant, alleles > 2, _place))
            return;
        var isDosages = ReadGenotypes(individual, chromosome);
        _writer.Write(block, variant, isDosages, _header.DeclaresInfo("PR") && IsProvisional(ref record, infos));
    }

    // As in VCF: PLINK marks so the records whose first allele it does not know to be the reference.
    bool IsProvisional(ref BcfRecord record, int infos)
    {
        Pass(ref record); // filters
        for (; infos > 0; infos--)
        {
            if (_header.Words.GetValueOrDefault(record.Integer()) == "PR")
                return true;
            Pass(ref record);
        }

        return false;
    }

    static void Pass(ref BcfRecord record)
    {
        var (type, length) = record.Kind();
        record.Take((long)length * BcfRecord.Size(type));
    }

    /// <returns>Whether dosages were read.</returns>
    bool ReadGenotypes(ReadOnlySpan<byte> individual, string chromosome)
    {
        BcfField calls = default, dosages = default;
        for (var fields = new BcfRecord(individual); !fields.IsEmpty;)
        {
            var name = _header.Words.GetValueOrDefault(fields.Integer());
            var (type, length) = fields.Kind();
            var field = new BcfField(length == 0 ? 0 : type, length, fields.Take((long)Samples.Count * length * BcfRecord.Size(type)));
            if (name == "GT")
                calls = field;
            else if (name == "DS" && HasDosages)
                dosages = field;
        }

        if (!calls.IsThere && !dosages.IsThere)
            throw new QtlQueryException($"{_place()} has neither GT nor DS", "Genotypes are read from one of these fields.");
        _genotypes.ReadCalls(calls, _writer.Calls);
        if (dosages.IsThere)
            _genotypes.ReadDosages(dosages, _writer.Calls, _writer.Dosages);
        if (_genotypes.HasHaploid && !Ploidy.MayBeHaploid(chromosome))
            throw Ploidy.HaploidAutosome(_place(), chromosome);
        return dosages.IsThere;
    }

    // Memory grows with what is there, not with what a damaged length says.
    Span<byte> Take(int length)
    {
        for (var taken = 0; taken < length;)
        {
            if (taken == _bytes.Length)
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            var part = _bytes.AsSpan(taken, Math.Min(length, _bytes.Length) - taken);
            if (Fill(part) < part.Length)
                throw CutShort();
            taken += part.Length;
        }

        return _bytes.AsSpan(0, length);
    }

    // Fewer bytes than asked for at the end of the file only.
    int Fill(Span<byte> bytes)
    {
        try
        {
            return _content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw InputFile.Damaged(string.Create(CultureInfo.InvariantCulture, $"{Path} is damaged or cut short after record {_number}"), e);
        }
    }

    QtlQueryException CutShort() => new($"{_place()}: the file is cut short or damaged", "Copy it again, or write it anew with bcftools view -Ob.");
}
