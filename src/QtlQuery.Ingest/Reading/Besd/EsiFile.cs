using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The SNPs of SMR's summary data (<c>X.esi</c>), in the order in which <c>X.besd</c> numbers them.</summary>
/// <remarks>Columns: chromosome, SNP, cM, position, effect allele, other allele and, but for files of old, the effect allele's frequency.</remarks>
sealed class EsiFile
{
    const string Hint = "A line of an .esi file has chromosome, SNP, cM, position, A1, A2 and frequency, without a header; NA where one is not known.";

    readonly RowTable _rows;

    EsiFile(string path, RowTable rows)
    {
        Path = path;
        _rows = rows;
    }

    public string Path { get; }

    public int Count => (int)_rows.Count;

    /// <summary>Reads and checks the whole file.</summary>
    /// <exception cref="QtlQueryException">There is no such file, or a line of it is malformed.</exception>
    public static EsiFile Read(string path)
    {
        var rows = new RowTable();
        var row = new byte[RowTable.LongestRow];
        var columns = 0;
        using var lines = new WordLines(path, mostWords: 7);
        while (lines.Next())
        {
            Check(lines, columns);
            columns = lines.Count;
            if (rows.Count == int.MaxValue)
                throw lines.Malformed("there are more SNPs than can be numbered", "Split the data with SMR's --extract-snp.");
            rows.Add(row.AsSpan(0, Write(lines, row)));
        }

        return rows.Count > 0 ? new(path, rows) : throw new QtlQueryException($"'{path}' names no SNP", Hint);
    }

    /// <summary>SNP, Chr, BP, A1, A2 and Freq of a SNP, a tab after each.</summary>
    public ReadOnlySpan<byte> Cells(int snp) => _rows[snp];

    static void Check(WordLines lines, int columnsBefore)
    {
        if (lines.Count is not (6 or 7))
            throw lines.Malformed(string.Create(CultureInfo.InvariantCulture, $"there are {lines.Count} columns in place of 7, or 6 without frequencies"), Hint);
        if (columnsBefore > 0 && lines.Count != columnsBefore)
            throw lines.Malformed(string.Create(CultureInfo.InvariantCulture, $"there are {lines.Count} columns, and {columnsBefore} in the line before"), Hint);
        if (!lines.IsNumber(2))
            throw lines.Malformed($"the distance in cM, '{lines.Word(2)}', is no number", Hint);
        if (!lines.IsWholeNumber(3))
            throw lines.Malformed($"the position '{lines.Word(3)}' is no whole number", Hint);
        if (lines.Count == 7 && !lines.IsNumber(6))
            throw lines.Malformed($"the frequency '{lines.Word(6)}' is no number", Hint);
    }

    static int Write(WordLines lines, Span<byte> row)
    {
        var length = 0;
        foreach (var word in (ReadOnlySpan<int>)[1, 0, 3, 4, 5, 6])
        {
            var text = word < lines.Count ? lines[word] : "NA"u8;
            text.CopyTo(row[length..]);
            length += text.Length;
            row[length++] = (byte)'\t';
        }

        return length;
    }
}
