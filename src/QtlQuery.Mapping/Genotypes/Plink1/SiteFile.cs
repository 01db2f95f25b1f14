using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>The variants of a PLINK data set: a .bim or a .pvar file. It is checked whole when it is opened, and read again as genotypes are: only every thousandth place is kept.</summary>
/// <remarks>A .pvar file without a header line is a .bim file whose first allele is alt (PLINK 2 file format specification).</remarks>
sealed class SiteFile : IDisposable
{
    const int Stride = 1024;

    readonly TextLines _lines;
    readonly KnownNames _names = new();
    readonly List<Mark> _marks = [];
    SiteColumns _columns = SiteColumns.Bim;

    // A place to go on from; variants are counted from 0.
    readonly record struct Mark(int Variant, long Line, long Offset, string Chromosome, int Position);

    public SiteFile(string path)
    {
        _lines = new(path, InputFile.Open(path));
        try
        {
            Check();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many variants there are.</summary>
    public int Count { get; private set; }

    /// <summary>Goes to a line that is not after the first variant of the region, and not long before it.</summary>
    /// <returns>The variant, counted from 0, that is read next; <see cref="Count"/> where the chromosome is not there.</returns>
    public int GoBefore(GenomicRegion region)
    {
        var place = _marks.FindIndex(mark => mark.Chromosome == region.Chromosome);
        if (place < 0)
            return Count;
        while (place + 1 < _marks.Count && _marks[place + 1].Chromosome == region.Chromosome && _marks[place + 1].Position < region.Start)
            place++;
        _lines.GoTo(_marks[place].Line, _marks[place].Offset);
        return _marks[place].Variant;
    }

    public bool TryNext(out SiteRow row)
    {
        while (_lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (line[0] == '#')
            {
                if (line.StartsWith("#CHROM"u8))
                    _columns = SiteColumns.OfPvar(_lines.Place, line);
                continue;
            }

            row = _columns.Read(line, _names, _lines);
            return true;
        }

        row = default;
        return false;
    }

    public void Dispose() => _lines.Dispose();

    void Check()
    {
        var order = new VariantOrder();
        var place = () => _lines.Place;
        var chromosome = "";
        while (TryNext(out var row))
        {
            order.Next(row.Chromosome, row.Position, row.Id, place);
            if (Count % Stride == 0 || row.Chromosome != chromosome)
                _marks.Add(new(Count, _lines.Number, _lines.Offset, row.Chromosome, row.Position));
            chromosome = row.Chromosome;
            Count++;
        }

        if (Count > 0)
            _lines.GoTo(_marks[0].Line, _marks[0].Offset);
    }
}
