using System.Globalization;
using System.Text;
using QtlQuery.Engine;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>The refused rows as a TSV file: where each stood, why it is refused, and what it says. The sources are read once more for their text.</summary>
static class RefusalReport
{
    /// <returns>The path.</returns>
    public static string Write(string path, IReadOnlyList<RecognisedSource> sources, Refusals refusals)
    {
        using var report = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        report.WriteLine("file\tline\treason\ttext");
        for (var file = 0; file < sources.Count; file++)
        {
            var lines = refusals.Of(file);
            var texts = lines.Count == 0 ? [] : sources[file].File.IsParquet ? ParquetRows(sources[file], lines) : TextLines(sources[file], lines);
            foreach (var (line, text) in lines.Zip(texts))
                report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sources[file].File.Name}\t{line.Line}\t{line.Reason}\t{text}"));
        }

        return path;
    }

    static IEnumerable<string> TextLines(RecognisedSource source, IReadOnlyList<Refusal> wanted)
    {
        using var pieces = source.File.OpenPieces(0, TextPiece.MaximumLines);
        var next = 0;
        while (next < wanted.Count && pieces.Take() is { } piece)
        {
            var lines = piece.FirstLine;
            var rest = (ReadOnlyMemory<byte>)piece.Buffer.AsMemory(0, piece.Length);
            while (next < wanted.Count && rest.Length > 0)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                while (next < wanted.Count && wanted[next].Line == lines)
                {
                    yield return Encoding.UTF8.GetString(line.Span).TrimEnd('\r');
                    next++;
                }

                rest = end < 0 ? default : rest[(end + 1)..];
                lines++;
            }

            piece.Release();
        }
    }

    static IReadOnlyList<string> ParquetRows(RecognisedSource source, IReadOnlyList<Refusal> wanted)
    {
        using var database = WorkDatabase.Open(new());
        return database.Query<string>(
            "select to_json(r) from (select * from read_parquet($path, file_row_number = true)) as r where file_row_number + 1 in (select unnest($rows)) order by file_row_number",
            new { path = source.File.Path, rows = new ListValue<long>(wanted.Select(each => each.Line).Distinct()) });
    }
}
