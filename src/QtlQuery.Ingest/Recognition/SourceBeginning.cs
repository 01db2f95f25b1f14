using System.Text;
using System.Text.Unicode;
using QtlQuery.Core;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>The first lines of a text file.</summary>
/// <param name="MetaLines">Lines at the top that begin with <c>##</c>.</param>
/// <param name="Lines">The lines after them that are not blank, each with its number from 1 in the file.</param>
/// <param name="BytesALine">Mean length of a line, for a guess at the number of rows.</param>
/// <param name="Expansion">How many bytes of text came out of one byte of the file.</param>
sealed record SourceBeginning(IReadOnlyList<string> MetaLines, IReadOnlyList<(int Number, string Text)> Lines, double BytesALine, double Expansion)
{
    const int MostBytes = 1 << 18;
    const int MostBytesAtAll = 1 << 26;
    const int FewestLines = 16;

    /// <exception cref="QtlQueryException">The file has no lines, or is not text.</exception>
    public static SourceBeginning Of(SourceFile file)
    {
        using var source = file.OpenText();
        var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        var (text, endOfMeta, enough) = ("", 0, MostBytes);
        int read;
        do
        {
            read = source.Read(block);
            bytes.Write(block, 0, read);
            if (read > 0 && bytes.Length < enough)
                continue;
            text = Text(file.Path, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            endOfMeta = EndOfMeta(text);
            if (text.AsSpan(endOfMeta).Count('\n') >= FewestLines)
                break;
            enough *= 2; // long meta lines, or a header with a name for each of thousands of samples
        }
        while (read > 0 && bytes.Length < MostBytesAtAll);

        var rest = text[endOfMeta..];
        if (read > 0 && rest.LastIndexOf('\n') is > 0 and var lastLine)
            rest = rest[..lastLine]; // the last line is cut
        var meta = text[..endOfMeta].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToList();
        var lines = rest.Split('\n')
            .Select((line, i) => (Number: meta.Count + i + 1, Text: line.TrimEnd('\r')))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text))
            .ToList();
        if (lines.Count == 0)
            throw new QtlQueryException($"'{file.Path}' holds no lines of data", "Fetch it again: a download may have failed.");
        return new(meta, lines, (double)rest.Length / lines.Count, (double)bytes.Length / Math.Max(1, Math.Min(source.BytesRead, file.Bytes)));
    }

    // Meta lines end where a line does not begin with ##.
    static int EndOfMeta(string text)
    {
        var start = 0;
        while (text.AsSpan(start).StartsWith("##") && text.IndexOf('\n', start) is >= 0 and var end)
            start = end + 1;
        return text.AsSpan(start).StartsWith("##") ? text.Length : start;
    }

    static string Text(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            throw new QtlQueryException($"'{path}' is not text: it holds zero bytes", "Give a delimiter-separated text file (gzipped or not), a VCF, a Parquet file or a BESD file.");
        // A line in another encoding is refused as a row later on; only the header must be readable here.
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
