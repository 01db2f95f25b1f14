using System.Text;
using System.Text.Unicode;
using QtlQuery.Core;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>The first lines of a text file: meta lines of VCF, then a header or a first row.</summary>
/// <param name="MetaLines">Lines that begin with <c>##</c>.</param>
/// <param name="LinesBefore">Lines before the header or first row: those, and blank ones.</param>
/// <param name="Lines">The lines after them, the header (or, where there is none, the first row) first.</param>
/// <param name="BytesALine">Mean length of a line, for a guess at the number of rows.</param>
/// <param name="Expansion">How many bytes of text came out of one byte of the file.</param>
sealed record SourceBeginning(IReadOnlyList<string> MetaLines, int LinesBefore, IReadOnlyList<string> Lines, double BytesALine, double Expansion)
{
    const int MostBytes = 1 << 18;
    const int MostMetaBytes = 1 << 24;

    /// <exception cref="QtlQueryException">The file has no lines, or is not text.</exception>
    public static SourceBeginning Of(SourceFile file)
    {
        using var source = file.OpenText();
        var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        var meta = new List<string>();
        var rest = "";
        while (true)
        {
            var read = source.Read(block);
            bytes.Write(block, 0, read);
            if (read == 0 || bytes.Length >= MostBytes)
            {
                rest = Text(file.Path, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
                var endOfMeta = EndOfMeta(rest);
                if (read == 0 || endOfMeta < rest.Length || bytes.Length > MostMetaBytes)
                {
                    meta.AddRange(rest[..endOfMeta].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
                    rest = rest[endOfMeta..];
                    if (read != 0 && rest.LastIndexOf('\n') is > 0 and var lastLine)
                        rest = rest[..lastLine]; // the last line is cut
                    break;
                }
            }
        }

        var all = rest.Split('\n');
        var lines = all.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.TrimEnd('\r')).ToList();
        if (lines.Count == 0)
            throw new QtlQueryException($"'{file.Path}' holds no lines of data", "Fetch it again: a download may have failed.");
        return new(meta, meta.Count + all.TakeWhile(string.IsNullOrWhiteSpace).Count(), lines, (double)rest.Length / lines.Count, (double)bytes.Length / Math.Max(1, Math.Min(source.BytesRead, file.Bytes)));
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
            throw new QtlQueryException($"'{path}' is not text: it holds zero bytes", "Give a delimiter-separated text file (gzipped or not), a VCF or a Parquet file.");
        // A line in another encoding is refused as a row later on; only the header must be readable here.
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
