using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>The header of a VCF or BCF file: its samples, and the names that BCF writes as numbers.</summary>
sealed class VcfHeader
{
    const int FixedCells = 9;

    readonly Dictionary<int, string> _contigs = [];
    readonly Dictionary<int, string> _words = new() { [0] = "PASS" };
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal) { ["PASS"] = 0 };
    readonly HashSet<string> _formats = new(StringComparer.Ordinal);
    readonly HashSet<string> _infos = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Samples { get; private set; } = [];

    /// <summary>Contigs by the number that BCF gives them.</summary>
    public IReadOnlyDictionary<int, string> Contigs => _contigs;

    /// <summary>Names of filters, INFO and FORMAT fields by the number that BCF gives them.</summary>
    public IReadOnlyDictionary<int, string> Words => _words;

    public bool DeclaresFormat(string field) => _formats.Contains(field);

    public bool DeclaresInfo(string field) => _infos.Contains(field);

    /// <summary>Reads up to and including the line that begins with <c>#CHROM</c>.</summary>
    public static VcfHeader Read(TextLines lines)
    {
        var header = new VcfHeader();
        if (!lines.Next(out var line) || !line.StartsWith("##fileformat=VCF"u8))
        {
            // Some programs leave the version out; without any header line the samples have no names.
            if (!line.StartsWith("#"u8))
                throw new QtlQueryException($"{lines.Path} does not begin as a VCF file does", "Its first line has to be ##fileformat=VCFv4.x, and its last header line has to begin with #CHROM.");
        }

        do
        {
            if (line.StartsWith("#CHROM"u8))
            {
                header.ReadSamples(lines.Place, line);
                return header;
            }

            if (!line.StartsWith("##"u8))
                break;
            header.ReadDeclaration(Cells.Text(line));
        }
        while (lines.Next(out line));
        throw new QtlQueryException($"{lines.Place}: the header ends without a line that begins with #CHROM", "The file is cut short, or is no VCF.");
    }

    void ReadSamples(string place, ReadOnlySpan<byte> line)
    {
        var cells = Cells.Text(line).Split('\t');
        if (cells is not [_, "POS", "ID", "REF", "ALT", _, _, _, "FORMAT", _, ..])
            throw new QtlQueryException($"{place}: there are no samples", "Genotypes are read from the columns after FORMAT, and this header has none: #CHROM POS ID REF ALT QUAL FILTER INFO FORMAT sample…, parted by tabs.");
        Samples = cells[FixedCells..];
    }

    // ##FORMAT=<ID=GT,Number=1,…,IDX=3>: BCF counts the words of FILTER, INFO and FORMAT together and contigs by themselves, in the order they come unless IDX says otherwise.
    void ReadDeclaration(string line)
    {
        var kind = line[2..Math.Max(2, line.IndexOf('=', StringComparison.Ordinal))];
        if (kind is not ("FILTER" or "INFO" or "FORMAT" or "contig") || Value(line, "ID") is not { } id)
            return;
        var index = int.TryParse(Value(line, "IDX"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : (int?)null;
        if (kind == "FORMAT")
            _formats.Add(id);
        else if (kind == "INFO")
            _infos.Add(id);
        if (kind == "contig")
            _contigs.TryAdd(index ?? _contigs.Count, id);
        else if (!_places.ContainsKey(id))
            _words[_places[id] = index ?? _words.Count] = id;
    }

    static string? Value(string line, string key)
    {
        var start = line.IndexOf("<" + key + "=", StringComparison.Ordinal);
        start = start < 0 ? line.LastIndexOf("," + key + "=", StringComparison.Ordinal) : start;
        if (start < 0)
            return null;
        start += key.Length + 2;
        var end = line.IndexOfAny([',', '>'], start);
        return end < 0 ? null : line[start..end];
    }
}
