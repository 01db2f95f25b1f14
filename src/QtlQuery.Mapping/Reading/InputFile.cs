using QtlQuery.Core;
using QtlQuery.Engine.Text;

namespace QtlQuery.Mapping.Reading;

/// <summary>Opens a file of text or binary records, plain, gzip or bgzip. Content says which it is, never the name.</summary>
static class InputFile
{
    // The empty block that ends every bgzip file (SAM/BAM format specification, section 4.1.2).
    internal static ReadOnlySpan<byte> BgzipEnd =>
        [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The content from its beginning.</summary>
    /// <exception cref="QtlQueryException">The file is not there, is empty, or is a bgzip file that is cut short.</exception>
    public static Stream Open(string path) => OpenAt(path, 0);

    /// <summary>The content from a place on; in a bgzip file a place is a block's.</summary>
    public static Stream OpenAt(string path, long offset)
    {
        var file = OpenFile(path);
        try
        {
            if (!IsGzip(file, path))
            {
                file.Position = offset;
                return file;
            }

            file.Position = offset;
            return new ReadAheadStream(new GzipText(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file is written in blocks that can be begun anywhere.</summary>
    public static bool IsBgzip(string path)
    {
        using var file = OpenFile(path);
        return IsBgzip(Start(file));
    }

    /// <param name="what">The file, and how far it could be read.</param>
    public static QtlQueryException Damaged(string what, Exception inner) => new($"{what}: {inner.Message}", "Copy it again, or compress the original again.", inner);

    static FileStream OpenFile(string path)
    {
        if (!File.Exists(path))
            throw new QtlQueryException($"there is no file {path}", "Check the path.");
        return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17, FileOptions.SequentialScan);
    }

    static bool IsGzip(FileStream file, string path)
    {
        var start = Start(file);
        if (start.Length == 0)
            throw new QtlQueryException($"{path} is empty", "Check how it was made or copied.");
        if (start is not [0x1f, 0x8b, ..])
            return false;
        if (IsBgzip(start))
        {
            Span<byte> end = stackalloc byte[BgzipEnd.Length];
            if (file.Length < end.Length)
                throw CutShort(path);
            file.Position = file.Length - end.Length;
            file.ReadExactly(end);
            if (!end.SequenceEqual(BgzipEnd))
                throw CutShort(path);
        }

        return true;
    }

    static byte[] Start(FileStream file)
    {
        var start = new byte[BlockGzipHeader.Length];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    static bool IsBgzip(ReadOnlySpan<byte> start) => BlockGzipHeader.BlockLength(start) > 0;

    static QtlQueryException CutShort(string path) =>
        new($"{path} is cut short: the block that ends a bgzip file is not there", "Copy it again, or compress the original again with bgzip.");
}
