using System.Globalization;
using Microsoft.Win32.SafeHandles;
using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Reads a PLINK 1 data set: .bed, .bim and .fam.</summary>
/// <remarks>
/// .bed: three bytes of magic, then for each variant two bits a sample, first sample lowest, padded to whole bytes:
/// 00 two copies of A1, 01 missing, 10 one copy of each, 11 two copies of A2 (PLINK 1.9 file format reference).
/// </remarks>
sealed class Plink1Reader : IGenotypeReader
{
    const int MagicLength = 3;

    static readonly TwoBitCalls CopiesOfA1 = new([2, GenotypeBlock.Missing, 1, 0]);
    static readonly TwoBitCalls CopiesOfA2 = new([0, GenotypeBlock.Missing, 1, 2]);

    readonly SampleSelection _selection;
    readonly MaleX _maleX;
    readonly SiteFile _sites;
    readonly SafeFileHandle _bed;
    readonly AlleleOrder _alleles;
    readonly GenotypeRow _row;
    readonly int _rowLength;
    byte[] _rows = [];
    int _next;
    GenomicRegion? _region;

    public Plink1Reader(string path, GenotypeOptions options)
    {
        Path = path;
        var fam = SampleFile.Read(DataSetFile.Beside(path, ".fam"));
        (Samples, Sexes) = (fam.Samples, fam.Sexes);
        _selection = new(DataSetFile.Beside(path, ".fam"), Samples);
        _maleX = new(path, options, Samples, Sexes);
        _alleles = new(path, options, $"{path} is a PLINK 1 file, and nothing in it says which allele is the reference");
        _row = new(Samples.Count, hasDosages: false);
        _rowLength = (Samples.Count + 3) / 4;
        _sites = new(DataSetFile.Beside(path, ".bim"));
        _bed = File.OpenHandle(path);
        try
        {
            CheckBed();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    public IReadOnlyList<string> Samples { get; }

    public IReadOnlyList<Sex>? Sexes { get; }

    public bool HasDosages => false;

    public long LeftOut { get; private set; }

    public long MaleHeterozygous => _maleX.SetMissing;

    public void Select(IReadOnlyList<string> samples) => _selection.Select(samples);

    public void GoTo(GenomicRegion region) => (_region, _next) = (region, _sites.GoBefore(region));

    public bool Read(GenotypeBlock block)
    {
        do
        {
            block.Begin(_selection.Count, hasDosages: false);
            ReadRows(block);
        }
        while (block.Count == 0 && _next < _sites.Count);
        return block.Count > 0;
    }

    public void Dispose()
    {
        _sites.Dispose();
        _bed.Dispose();
        _alleles.Dispose();
    }

    void ReadRows(GenotypeBlock block)
    {
        var first = -1;
        var rows = new List<SiteRow>(block.Capacity);
        while (rows.Count < block.Capacity && _next < _sites.Count && _sites.TryNext(out var row))
        {
            if (_region is { } region && (row.Chromosome != region.Chromosome || row.Position > region.End))
            {
                _next = _sites.Count;
                break;
            }

            if (_region is null || row.Position >= _region.Value.Start)
            {
                first = first < 0 ? _next : first;
                rows.Add(row);
            }

            _next++;
        }

        Decode(first, rows, block);
    }

    void Decode(int first, List<SiteRow> rows, GenotypeBlock block)
    {
        var length = rows.Count * _rowLength;
        if (_rows.Length < length)
            _rows = new byte[block.Capacity * _rowLength];
        var packed = _rows.AsSpan(0, length);
        ReadExactly(packed, MagicLength + ((long)first * _rowLength));
        foreach (var row in rows)
        {
            if (_alleles.Of(row) is { } order)
                Add(row, order, packed[.._rowLength], block);
            else
                LeftOut++;
            packed = packed[_rowLength..];
        }
    }

    void Add(SiteRow row, Plink1AlleleOrder order, ReadOnlySpan<byte> packed, GenotypeBlock block)
    {
        var a1IsAlt = order == Plink1AlleleOrder.A1IsAlt;
        var calls = a1IsAlt ? CopiesOfA1 : CopiesOfA2;
        if (_selection.IsWhole)
        {
            calls.Decode(packed, block.NextCalls);
        }
        else
        {
            calls.Decode(packed, _row.Calls);
            _row.Write(block, _selection, isDosages: false);
        }

        var variant = new GenotypeVariant(row.Chromosome, row.Position, row.Id, a1IsAlt ? row.A2 : row.A1, a1IsAlt ? row.A1 : row.A2);
        _maleX.Apply(variant, block, _selection);
        block.Add(variant);
    }

    void ReadExactly(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_bed, bytes, offset);
            if (read == 0)
                throw new QtlQueryException($"{Path} became shorter while it was read", "Leave the file alone while it is read, and start again.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    void CheckBed()
    {
        Span<byte> magic = stackalloc byte[MagicLength];
        if (RandomAccess.Read(_bed, magic, 0) < MagicLength || magic[0] != 0x6c || magic[1] != 0x1b)
            throw new QtlQueryException($"{Path} does not begin as a PLINK .bed file does", "A .bed file of genotypes is binary; a BED file of regions is something else.");
        if (magic[2] != 1)
            throw new QtlQueryException($"{Path} holds its genotypes sample after sample, as PLINK did before 2009", "Write it anew: plink --bfile NAME --make-bed --keep-allele-order.");
        var length = RandomAccess.GetLength(_bed);
        var expected = MagicLength + ((long)_sites.Count * _rowLength);
        if (length != expected)
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{Path} has {length} bytes; {_sites.Count} variants of {Samples.Count} samples take {expected}"),
                length < expected ? "The file is cut short, or its .bim or .fam is another file's." : "Its .bim or .fam is another file's, or cut short.");
        }
    }
}
