using System.Globalization;
using Microsoft.Win32.SafeHandles;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>The reference genome: a FASTA file with its index (.fai) beside it.</summary>
/// <remarks>The index of samtools faidx: name, length, place of the first base, bases in a line, bytes in a line.</remarks>
sealed class ReferenceSequence : IReferenceAlleles
{
    const int WindowSize = 1 << 16;

    readonly string _path;
    readonly Dictionary<string, Contig> _contigs = new(StringComparer.Ordinal);
    readonly SafeFileHandle _file;
    readonly byte[] _window = new byte[WindowSize];
    long _windowStart = -1;
    int _windowLength;

    sealed record Contig(long Length, long Offset, int LineBases, int LineBytes);

    public ReferenceSequence(string path)
    {
        _path = path;
        if (!File.Exists(path) || !File.Exists(path + ".fai"))
            throw new QtlQueryException($"there is no {(File.Exists(path) ? path + ".fai" : path)}", "Name a FASTA file, not compressed, with its index beside it: samtools faidx makes it.");
        using var lines = TextLines.Open(path + ".fai");
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            var cells = Delimiter.Tab.Split(line);
            if (cells.Length < 5 || !TryNumbers(cells[1..5], out var numbers))
                throw new QtlQueryException($"{lines.Place} is no line of a .fai index", "Make it again with samtools faidx.");
            _contigs[Chromosome.Name(cells[0]) ?? cells[0]] = new(numbers[0], numbers[1], (int)numbers[2], (int)numbers[3]);
        }

        _file = File.OpenHandle(path);
    }

    public AlleleMatch Match(SiteRow site) => (Has(site.Chromosome, site.Position, site.A2), Has(site.Chromosome, site.Position, site.A1)) switch
    {
        (true, true) => AlleleMatch.Both,
        (true, false) => AlleleMatch.A1IsAlt,
        (false, true) => AlleleMatch.A2IsAlt,
        _ => AlleleMatch.Neither,
    };

    public void Dispose() => _file.Dispose();

    bool Has(string chromosome, int position, string bases)
    {
        if (!_contigs.TryGetValue(chromosome, out var contig) || position + (long)bases.Length - 1 > contig.Length)
            return false;
        for (var each = 0; each < bases.Length; each++)
        {
            var place = position - 1L + each;
            if (char.ToUpperInvariant((char)At(contig.Offset + (place / contig.LineBases * contig.LineBytes) + (place % contig.LineBases))) != char.ToUpperInvariant(bases[each]))
                return false;
        }

        return true;
    }

    byte At(long offset)
    {
        if (_windowStart < 0 || offset < _windowStart || offset >= _windowStart + _windowLength)
        {
            _windowStart = offset;
            _windowLength = RandomAccess.Read(_file, _window, offset);
            if (_windowLength == 0)
                throw new QtlQueryException($"{_path} is shorter than its index says", "Make the index again with samtools faidx.");
        }

        return _window[offset - _windowStart];
    }

    static bool TryNumbers(string[] texts, out long[] numbers)
    {
        numbers = new long[texts.Length];
        for (var each = 0; each < texts.Length; each++)
        {
            if (!long.TryParse(texts[each], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[each]))
                return false;
        }

        return numbers[2] is > 0 and < int.MaxValue && numbers[3] >= numbers[2] && numbers[3] < int.MaxValue;
    }
}
