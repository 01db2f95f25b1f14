using System.Globalization;
using System.Text;
using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The probes of SMR's summary data (<c>X.epi</c>), in the order in which <c>X.besd</c> numbers them.</summary>
/// <remarks>Columns: chromosome, probe, cM, position of the probe, gene and orientation.</remarks>
sealed class EpiFile
{
    const string Hint = "A line of an .epi file has chromosome, probe, cM, position, gene and orientation, without a header; NA where one is not known.";

    readonly RowTable _rows;

    EpiFile(string path, RowTable rows)
    {
        Path = path;
        _rows = rows;
    }

    public string Path { get; }

    public int Count => (int)_rows.Count;

    /// <summary>Reads and checks the whole file.</summary>
    /// <exception cref="QtlQueryException">There is no such file, or a line of it is malformed.</exception>
    public static EpiFile Read(string path)
    {
        var rows = new RowTable();
        var row = new byte[RowTable.LongestRow];
        using var lines = new WordLines(path, mostWords: 6);
        while (lines.Next())
        {
            Check(lines);
            if (rows.Count == MostProbes)
                throw lines.Malformed("there are more probes than can be numbered", "Split the data with SMR's --extract-probe.");
            rows.Add(row.AsSpan(0, Write(lines, row)));
        }

        return rows.Count > 0 ? new(path, rows) : throw new QtlQueryException($"'{path}' names no probe", Hint);
    }

    /// <summary>Probe, Probe_Chr, Probe_bp, Gene and Orientation of a probe, a tab after each.</summary>
    public ReadOnlySpan<byte> Cells(int probe) => _rows[probe];

    public string Name(int probe) => Encoding.UTF8.GetString(_rows[probe][.._rows[probe].IndexOf((byte)'\t')]);

    // A sparse file has two offsets a probe, held in one array.
    static int MostProbes => (Array.MaxLength / 2) - 1;

    static void Check(WordLines lines)
    {
        if (lines.Count != 6)
            throw lines.Malformed(string.Create(CultureInfo.InvariantCulture, $"there are {lines.Count} columns in place of 6"), Hint);
        if (!lines.IsNumber(2))
            throw lines.Malformed($"the distance in cM, '{lines.Word(2)}', is no number", Hint);
        if (!lines.IsWholeNumber(3))
            throw lines.Malformed($"the position '{lines.Word(3)}' is no whole number", Hint);
    }

    static int Write(WordLines lines, Span<byte> row)
    {
        var length = 0;
        foreach (var word in (ReadOnlySpan<int>)[1, 0, 3, 4, 5])
        {
            lines[word].CopyTo(row[length..]);
            length += lines[word].Length;
            row[length++] = (byte)'\t';
        }

        return length;
    }
}
