using QtlQuery.Core;
using QtlQuery.Mapping.Reading;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Reads VCF, plain or compressed. A .tbi or .csi index beside a bgzip file is used to go to a region.</summary>
/// <remarks>VCF 4.2 to 4.5 (samtools hts-specs). Of DS the number of one alt allele is read; GT stands in for it in rows that have no DS, and for samples whose DS is missing.</remarks>
sealed class VcfReader : IGenotypeReader
{
    static readonly Dictionary<int, string> NoContigs = [];

    readonly TextLines _lines;
    readonly SampleSelection _selection;
    readonly VcfCells _cells;
    readonly VcfFormat _format = new();
    readonly KnownNames _names = new();
    readonly VariantOrder _order;
    readonly VariantWriter _writer;
    readonly Func<string> _place;
    readonly RegionFilter _filter;
    readonly Lazy<RegionIndex?> _index;

    public VcfReader(string path, GenotypeOptions options)
    {
        Path = path;
        _filter = new(path);
        _lines = TextLines.Open(path);
        _place = () => _lines.Place;
        _index = new(() => RegionIndex.Beside(path));
        try
        {
            var header = VcfHeader.Read(_lines);
            Samples = header.Samples;
            _selection = new(path, Samples);
            _order = new();
            _cells = new(Samples);
            HasDosages = options.Field != GenotypeField.Calls && (header.DeclaresFormat("DS") || FirstRowHasDosages());
            if (options.Field == GenotypeField.Dosages && !HasDosages)
                throw new QtlQueryException($"{path} has no dosages (DS)", "Have calls (GT) read instead.");
            _writer = new(path, options, _selection, null, HasDosages);
        }
        catch
        {
            _lines.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public IReadOnlyList<string> Samples { get; }

    public IReadOnlyList<Sex>? Sexes => null;

    public bool HasDosages { get; }

    public long LeftOut => _writer.LeftOut;

    public long MaleHeterozygous => _writer.MaleHeterozygous;

    public void Select(IReadOnlyList<string> samples) => _selection.Select(samples);

    public void GoTo(GenomicRegion region)
    {
        _order.Restart();
        if (_index.Value is not { } index)
        {
            _filter.GoTo(region, byIndex: false);
            _lines.GoOn(InputFile.Open(Path), fromBeginning: true);
            return;
        }

        var start = index.Start(region, NoContigs);
        _filter.GoTo(region, byIndex: true);
        _filter.Ended = start is null;
        if (start is { } offset)
            _lines.GoOn(RegionIndex.Open(Path, offset), fromBeginning: false);
    }

    public bool Read(GenotypeBlock block)
    {
        block.Begin(_selection.Count, HasDosages);
        while (block.Count < block.Capacity && !_filter.Ended)
        {
            if (!_lines.Next(out var line))
                _filter.Ended = true;
            else if (line.Length > 0 && line[0] != '#')
                ReadRow(line, block);
        }

        return block.Count > 0;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _writer.Dispose();
    }

    void ReadRow(ReadOnlySpan<byte> line, GenotypeBlock block)
    {
        var cells = new Cells(line);
        if (!cells.NextTabbed(out var contig) || !cells.NextTabbed(out var place) || !Cells.TryInteger(place, out var position) || position < 1)
            throw new QtlQueryException($"{_lines.Place}: CHROM and POS are no chromosome and position", "A VCF row is: CHROM, POS, ID, REF, ALT, QUAL, FILTER, INFO, FORMAT, then samples, parted by tabs.");
        var chromosome = _names.Chromosome(contig);
        if (!_filter.Wants(chromosome, position))
            return;
        if (!cells.NextTabbed(out var id) || !cells.NextTabbed(out var reference) || !cells.NextTabbed(out var alt)
            || !cells.NextTabbed(out _) || !cells.NextTabbed(out _) || !cells.NextTabbed(out var info) || !cells.NextTabbed(out var format))
        {
            throw new QtlQueryException($"{_lines.Place} has fewer than nine cells", "The file is cut short or damaged: copy or make it again.");
        }

        var variant = new GenotypeVariant(chromosome, position, Cells.Text(id), KnownNames.Allele(reference), KnownNames.Allele(alt));
        _order.Next(chromosome, position, variant.Id, _place);
        if (!_writer.IsBiallelic(variant, alt.Contains((byte)','), _place))
            return;
        _format.Set(format);
        var isDosages = ReadGenotypes(cells.Rest, chromosome);
        _writer.Write(block, variant, isDosages, IsProvisional(info));
    }

    /// <returns>Whether dosages were read.</returns>
    bool ReadGenotypes(ReadOnlySpan<byte> cells, string chromosome)
    {
        var isDosages = HasDosages && _format.Dosages >= 0;
        if (isDosages)
            _cells.ReadDosages(cells, _format, _writer.Dosages, _place);
        else if (_format.Calls >= 0)
            _cells.ReadCalls(cells, _format, _writer.Calls, _place);
        else if (_format.Dosages >= 0)
            throw new QtlQueryException($"{_lines.Place}: FORMAT has DS and no GT, and calls were asked for", "Have dosages read: --genotype-field dosages, or of map qc --dosages.");
        else
            throw new QtlQueryException($"{_lines.Place}: FORMAT has neither GT nor DS", "Genotypes are read from one of these fields.");
        if (_cells.HasHaploid && !Ploidy.MayBeHaploid(chromosome))
            throw Ploidy.HaploidAutosome(_lines.Place, chromosome);
        return isDosages;
    }

    // PLINK marks so the rows whose REF it does not know to be the reference allele.
    static bool IsProvisional(ReadOnlySpan<byte> info) =>
        info.SequenceEqual("PR"u8) || info.StartsWith("PR;"u8) || info.EndsWith(";PR"u8) || info.IndexOf(";PR;"u8) >= 0;

    bool FirstRowHasDosages()
    {
        using var lines = TextLines.Open(Path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == '#')
                continue;
            var cells = new Cells(line);
            for (var skipped = 0; skipped < 8 && cells.NextTabbed(out _); skipped++)
            {
            }

            if (cells.NextTabbed(out var format))
                _format.Set(format);
            return _format.Dosages >= 0;
        }

        return false;
    }
}
