using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Where a .bim or .pvar file has what, counted from 0; the chromosome is always first.</summary>
readonly record struct SiteColumns(int Position, int Id, int A1, int A2)
{
    public static SiteColumns Bim => new(Position: 3, Id: 1, A1: 4, A2: 5);

    /// <summary>The last column that is needed.</summary>
    public int Last => Math.Max(Math.Max(Position, Id), Math.Max(A1, A2));

    public static SiteColumns OfPvar(string place, ReadOnlySpan<byte> header)
    {
        var names = Cells.Text(header).Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
        var columns = new SiteColumns(Array.IndexOf(names, "POS"), Array.IndexOf(names, "ID"), Array.IndexOf(names, "ALT"), Array.IndexOf(names, "REF"));
        return columns is { Position: > 0, Id: > 0, A1: > 0, A2: > 0 }
            ? columns
            : throw new QtlQueryException($"{place}: the header of a .pvar file needs POS, ID, REF and ALT", "Write the data set anew with plink2 --make-pgen.");
    }

    /// <param name="lines">Where the line is from, for messages.</param>
    public SiteRow Read(ReadOnlySpan<byte> line, KnownNames names, TextLines lines)
    {
        ReadOnlySpan<byte> chromosome = default, place = default, id = default, a1 = default, a2 = default;
        var cells = new Cells(line);
        var column = 0;
        for (; column <= Last && cells.NextBlank(out var cell); column++)
        {
            if (column == 0)
                chromosome = cell;
            else if (column == Position)
                place = cell;
            else if (column == Id)
                id = cell;
            else if (column == A1)
                a1 = cell;
            else if (column == A2)
                a2 = cell;
        }

        if (column <= Last)
            throw Bad(lines, "has too few cells", "A .bim line is: chromosome, id, centimorgans, position, A1, A2; a .pvar line has what its header says.");
        if (!Cells.TryInteger(place, out var position) || position < 1)
            throw Bad(lines, $"has position '{Cells.Shown(place)}'", "Positions are whole numbers from 1; variants without a place have to be left out (plink2 --not-chr 0).");
        return new(IsPseudoautosomal(chromosome) ? "X" : names.Chromosome(chromosome), position, Cells.Text(id), Allele(a1), Allele(a2));
    }

    // PLINK gives the ends of X that are on Y, too, a chromosome of their own; their positions are those of X.
    static bool IsPseudoautosomal(ReadOnlySpan<byte> chromosome) =>
        chromosome.SequenceEqual("25"u8) || chromosome.SequenceEqual("XY"u8) || chromosome.SequenceEqual("PAR1"u8) || chromosome.SequenceEqual("PAR2"u8);

    // 0 is an allele that nobody carries and PLINK 1 therefore does not know.
    static string Allele(ReadOnlySpan<byte> text) => text is [(byte)'0'] ? "." : KnownNames.Allele(text);

    static QtlQueryException Bad(TextLines lines, string what, string hint) => new($"{lines.Place} {what}", hint);
}
