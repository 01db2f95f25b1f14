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
}
