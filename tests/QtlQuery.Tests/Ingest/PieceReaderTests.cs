using System.Text;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Tests.Ingest;

public sealed class PieceReaderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    // Of a block of 64 kB at first, of 1 MB, and of more.
    [Theory]
    [InlineData(3, 10)]
    [InlineData(1, 65_536)]
    [InlineData(5_000, 100)]
    [InlineData(40, 60_000)]
    [InlineData(3, 1_500_000)]
    public void Pieces_are_whole_lines_and_together_the_text(int lines, int bytesALine)
    {
        var text = string.Concat(Enumerable.Range(0, lines).Select(line => $"{line}".PadRight(bytesALine - 1, 'x') + "\n"));
        File.WriteAllText(_folder["text"], text);
        using var pieces = SourceFile.At(_folder["text"]).OpenPieces(linesToSkip: 0, linesAPiece: 2048);
        var read = new StringBuilder();
        var line = 1L;
        while (pieces.Take() is { } piece)
        {
            var whole = Encoding.ASCII.GetString(piece.Buffer, 0, piece.Length);
            Assert.Equal(line, piece.FirstLine);
            Assert.EndsWith("\n", whole, StringComparison.Ordinal);
            line += whole.Count(letter => letter == '\n');
            read.Append(whole);
            piece.Release();
        }

        Assert.True(text == read.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
