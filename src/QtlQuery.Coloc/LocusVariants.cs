using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>The variants of molecular traits in a locus, each with the GWAS variant that it is, in the order of position, ref and alt.</summary>
/// <remarks>A variant that is several of the GWAS's has a line for each, one after another.</remarks>
sealed class LocusVariants
{
    /// <summary>What stands for a variant where a row of associations names it: a number is read in a tenth of the time of its texts.</summary>
    public const string Key = "hash(position, ref, alt, ref_is_reference)";

    readonly List<int> _positions = [];
    readonly List<string> _refs = [];
    readonly List<string> _alts = [];
    readonly List<int> _gwasRows = [];
    readonly Dictionary<ulong, int> _firstLines = [];
    readonly List<int> _lines = [];

    LocusVariants()
    {
    }

    /// <param name="parameters">Those of <see cref="LocusReader.Parameters"/>, and <c>files</c>.</param>
    public static LocusVariants Read(QtlStore store, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var variants = new LocusVariants();
        using var reader = store.Read(
            $"""
            select {Key}, position, ref, alt, gwas_row, row_number() over (partition by position, ref, alt, ref_is_reference order by gwas_row)
            from coloc_variants_in($files, $gwas_files, $gwas, $chromosome, $first, $last, $unique_positions)
            order by position, ref, alt, ref_is_reference, gwas_row
            """,
            parameters,
            cancellation);
        while (reader.Next())
        {
            var row = reader.Rows;
            variants.Add(
                row.GetFieldValue<ulong>(0),
                row.GetInt32(1),
                row.IsDBNull(2) ? "" : row.GetString(2),
                row.IsDBNull(3) ? "" : row.GetString(3),
                row.IsDBNull(4) ? -1 : (int)row.GetInt64(4),
                isFirst: row.GetInt64(5) == 1);
        }

        return variants;
    }

    public int Position(int line) => _positions[line];

    public string Ref(int line) => _refs[line];

    public string Alt(int line) => _alts[line];

    /// <summary>Row of the GWAS locus, or -1.</summary>
    public int GwasRow(int line) => _gwasRows[line];

    /// <summary>The first line of a variant.</summary>
    /// <param name="key">By <see cref="Key"/>.</param>
    public int FirstLine(ulong key) => _firstLines[key];

    /// <summary>How many lines a variant has.</summary>
    public int Lines(int firstLine) => _lines[firstLine];

    void Add(ulong key, int position, string @ref, string alt, int gwasRow, bool isFirst)
    {
        // Two of the same hash would be an error here, and not one taken for the other.
        if (isFirst)
            _firstLines.Add(key, _positions.Count);
        _positions.Add(position);
        _refs.Add(@ref);
        _alts.Add(alt);
        _gwasRows.Add(gwasRow);
        _lines.Add(0);
        _lines[_firstLines[key]]++;
    }
}
