using System.Buffers;

namespace QtlQuery.Engine.Text;

/// <summary>Some whole lines of a text file, at most as many as one DuckDB chunk has rows.</summary>
/// <param name="Buffer">Rented; given back by <see cref="Release"/>.</param>
/// <param name="Length">Bytes of the buffer that are lines, the last one's line feed included.</param>
/// <param name="FirstLine">Number of the first line, from 1 for the first line of the file.</param>
public sealed record TextPiece(byte[] Buffer, int Length, long FirstLine)
{
    /// <summary>Rows of a DuckDB chunk.</summary>
    public const int MaximumLines = 2048;

    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    public void Release() => ArrayPool<byte>.Shared.Return(Buffer);
}
