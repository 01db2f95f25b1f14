using System.Security.Cryptography;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading.Besd;

namespace QtlQuery.Ingest.Reading;

/// <summary>A file on disk as a source: what its first bytes say, and how it is opened.</summary>
public sealed class SourceFile
{
    const string BesdEnding = ".besd";
    const int LargestBuffer = 1 << 20;

    readonly bool _isGzip;
    readonly bool _isBlockGzip;

    // Without it a gzip stream that is cut short ends as if it were whole. Our programs set it in their runtime settings as well,
    // since it counts only if it is set before the process decompresses anything.
    static SourceFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    SourceFile(string path, ReadOnlySpan<byte> start)
    {
        Path = path;
        _isGzip = start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        _isBlockGzip = BlockGzipHeader.BlockLength(start) > 0;
        IsParquet = start.StartsWith("PAR1"u8);
        IsBesd = path.EndsWith(BesdEnding, StringComparison.Ordinal);
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsParquet { get; }

    /// <summary>SMR's binary summary data. Only the name tells; the bytes begin with one of several small numbers.</summary>
    public bool IsBesd { get; }

    public long Bytes => new FileInfo(Path).Length;

    /// <exception cref="QtlQueryException">There is no such file, or it cannot be a source.</exception>
    public static SourceFile At(string path)
    {
        if (Directory.Exists(path))
            throw new QtlQueryException($"'{path}' is a directory", "Name the files in it, such as DIR/*.tsv.gz.");
        if (!File.Exists(path))
            throw new QtlQueryException($"there is no file '{path}'", "Look at the spelling; the path is taken from the current directory.");

        Span<byte> start = stackalloc byte[BlockGzipHeader.Length];
        using var file = Open(path);
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0)
            throw new QtlQueryException($"'{path}' is empty", "Fetch it again: a download may have failed.");
        start = start[..read];
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new QtlQueryException($"'{path}' is UTF-16 text", "Save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8 FILE > NEW");
        return new(path, start);
    }

    /// <summary>The text, decompressed if need be.</summary>
    /// <remarks>By one thread: how much of the file its first lines take says how many rows there are, which must be the same on every machine.</remarks>
    public SourceText OpenText()
    {
        var file = Open(Path);
        return new(Path, file, _isGzip ? new GzipText(file) : file);
    }

    /// <summary>The rows as pieces of text.</summary>
    /// <param name="linesToSkip">Lines at the top that are no rows.</param>
    internal IPieceSource OpenPieces(int linesToSkip, int linesAPiece) => IsBesd ? BesdRows.Open(Path) : new PieceReader(OpenAllText(), linesToSkip, linesAPiece);

    /// <summary>Name, size and SHA-256 of the bytes on disk, of the file and of those that belong to it.</summary>
    public IEnumerable<IngestInput> Identify()
    {
        foreach (var path in IsBesd ? [Path, System.IO.Path.ChangeExtension(Path, ".esi"), System.IO.Path.ChangeExtension(Path, ".epi")] : (string[])[Path])
        {
            using var file = Open(path);
            yield return new(System.IO.Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
    }

    // As OpenText, for who reads to the end.
    SourceText OpenAllText()
    {
        if (!_isBlockGzip)
            return OpenText();
        var file = Open(Path);
        return new(Path, file, new BlockGzipText(file));
    }

    static FileStream Open(string path)
    {
        try
        {
            // A file is opened five times on its way in, and most are far smaller than the buffer of a large one.
            var bufferSize = (int)Math.Min(new FileInfo(path).Length, LargestBuffer);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new QtlQueryException($"'{path}' may not be read", "Look at its permissions.", e);
        }
    }
}
