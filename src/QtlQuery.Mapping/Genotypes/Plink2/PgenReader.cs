using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes.Plink2;

/// <summary>Reads a PLINK 2 data set: .pgen, .pvar (or .bim) and .psam (or .fam), calls or dosages.</summary>
sealed class PgenReader : IGenotypeReader
{
    static readonly TwoBitCalls Plink1Calls = new([2, GenotypeBlock.Missing, 1, 0]);

    readonly SampleSelection _selection;
    readonly SiteFile _sites;
    readonly PgenFile _file;
    readonly PgenRecord _record;
    readonly VariantWriter _writer;
    readonly Func<string> _place;
    PgenBlock? _block;
    byte[] _bytes = [];
    int _next;
    int _decoded;
    GenomicRegion? _region;

    public PgenReader(string path, GenotypeOptions options)
    {
        Path = path;
        var sampleFile = DataSetFile.Beside(path, ".psam", ".fam");
        (Samples, Sexes) = SampleFile.Read(sampleFile);
        _selection = new(sampleFile, Samples);
        _sites = new(DataSetFile.Beside(path, ".pvar", ".bim"));
        try
        {
            _file = new(path, _sites.Count, Samples.Count);
            HasDosages = options.Field != GenotypeField.Calls && _file.HasDosages();
            if (options.Field == GenotypeField.Dosages && !HasDosages)
                throw new QtlQueryException($"{path} has no dosages", "Have calls read instead.");
            _writer = new(path, options, _selection, Sexes, HasDosages);
            if (_file.HasProvisionalReference)
                _writer.AskForAlleles();
        }
        catch
        {
            Dispose();
            throw;
        }

        _record = new(Samples.Count);
        _place = () => Path;
    }

    public string Path { get; }

    public IReadOnlyList<string> Samples { get; }

    public IReadOnlyList<Sex>? Sexes { get; }

    public bool HasDosages { get; }

    public long LeftOut => _writer.LeftOut;

    public long MaleHeterozygous => _writer.MaleHeterozygous;

    public void Select(IReadOnlyList<string> samples) => _selection.Select(samples);

    public void GoTo(GenomicRegion region)
    {
        (_region, _next) = (region, _sites.GoBefore(region));
        _decoded = int.MaxValue;
    }

    public bool Read(GenotypeBlock block)
    {
        block.Begin(_selection.Count, HasDosages);
        while (block.Count < block.Capacity && _next < _file.VariantCount && _sites.TryNext(out var site))
        {
            if (_region is { } region && (site.Chromosome != region.Chromosome || site.Position > region.End))
            {
                _next = _file.VariantCount;
                break;
            }

            if (_region is null || site.Position >= _region.Value.Start)
                ReadVariant(_next, site, block);
            _next++;
        }

        return block.Count > 0;
    }

    public void Dispose()
    {
        _sites.Dispose();
        _file?.Dispose();
        _writer?.Dispose();
    }

    void ReadVariant(int index, SiteRow site, GenotypeBlock block)
    {
        var isDosages = Decode(index);
        var type = _block!.Types[index - _block.First];
        var variant = new GenotypeVariant(site.Chromosome, site.Position, site.Id, site.A2, site.A1);
        if (_writer.IsBiallelic(variant, PgenRecord.IsMultiallelic(type) || site.A1.Contains(',', StringComparison.Ordinal), _place))
            _writer.Write(block, variant, isDosages, _file.HasProvisionalReference);
    }

    // Decodes a variant, and before it what it is told as a difference from, unless that was the last one decoded.
    bool Decode(int variant)
    {
        if (_block is null || variant < _block.First || variant >= _block.First + _block.Types.Length)
            _block = _file.Block(variant);
        var from = variant;
        if (_decoded != variant - 1)
        {
            while (from > _block.First && PgenRecord.IsDifference(_block.Types[from - _block.First]))
                from--;
            if (from < variant)
                DecodeRecord(from, wantsDosages: false);
        }

        _decoded = variant;
        return DecodeRecord(variant, HasDosages);
    }

    bool DecodeRecord(int variant, bool wantsDosages)
    {
        var place = variant - _block!.First;
        var (type, start, length) = (_block.Types[place], _block.Starts[place], _block.Starts[place + 1] - _block.Starts[place]);
        if (_bytes.Length < length)
            _bytes = new byte[Math.Max(length, 1 << 12)];
        var bytes = _bytes.AsSpan(0, (int)length);
        _file.Read(bytes, start);
        if (_file.IsPlink1)
        {
            Plink1Calls.Decode(bytes, _writer.Calls);
            return false;
        }

        try
        {
            var record = new PgenBytes(bytes);
            _record.ReadCalls(ref record, type, _writer.Calls);
            if (!wantsDosages || !PgenRecord.HasDosages(type) || PgenRecord.IsMultiallelic(type))
                return false;
            _record.ReadDosages(ref record, type, _writer.Calls, _writer.Dosages);
            return true;
        }
        catch (InvalidDataException e)
        {
            throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{Path}: the record of variant {variant + 1} is damaged: {e.Message}"), "Copy the file again, or write it anew.", e);
        }
    }
}
