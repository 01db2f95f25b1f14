using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>The variants of a PLINK 1 data set. The file is checked whole when it is opened, and read again as genotypes are: only every thousandth place is kept.</summary>
sealed class BimFile : IDisposable
{
    const int Stride = 1024;

    readonly TextLines _lines;
    readonly KnownNames _names = new();
    readonly List<Mark> _marks = [];

    // A place to go on from; variants are counted from 0.
    readonly record struct Mark(int Variant, long Line, long Offset, string Chromosome, int Position);

    public BimFile(string path)
    {
        _lines = TextLines.Open(path);
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

        _lines.GoTo(1, 0);
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

    public bool TryNext(out BimRow row)
    {
        while (_lines.Next(out var line))
        {
            var cells = new Cells(line);
            if (!cells.NextBlank(out var chromosome))
                continue;
            if (!cells.NextBlank(out var id) || !cells.NextBlank(out _) || !cells.NextBlank(out var place) || !cells.NextBlank(out var a1) || !cells.NextBlank(out var a2))
                throw Bad("has fewer than six cells", "A .bim line is: chromosome, id, centimorgans, position, A1, A2.");
            if (!Cells.TryInteger(place, out var position) || position < 1)
                throw Bad($"has position '{Cells.Text(place)}'", "Positions are whole numbers from 1; variants without a place have to be left out (plink2 --not-chr 0).");
            row = new(_names.Chromosome(chromosome), position, Cells.Text(id), Allele(a1), Allele(a2));
            return true;
        }

        row = default;
        return false;
    }

    public void Dispose() => _lines.Dispose();

    // 0 is an allele that nobody carries and PLINK 1 therefore does not know.
    static string Allele(ReadOnlySpan<byte> text) => text is [(byte)'0'] ? "." : KnownNames.Allele(text);

    QtlQueryException Bad(string what, string hint) => new($"{_lines.Place} {what}", hint);
}
