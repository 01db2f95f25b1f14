using System.Buffers;
using System.Globalization;
using System.Runtime.ExceptionServices;
using QtlQuery.Core;
using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>The pairs of SMR's summary data as the lines that <c>smr --query</c> prints, by probe and within a probe as they lie in the file.</summary>
/// <remarks>
/// A line's number is that of the pair among those that were tested, from 1. The p-value, which the file does not hold, is NA: it follows from b and SE.
/// A thread that takes a piece writes its lines itself; only the reading of the file is one thread's at a time.
/// </remarks>
sealed class BesdRows : IPieceSource
{
    const int LongestNumber = 16; // -1.1754944E-38 has 14
    const int LongestEnd = (2 * LongestNumber) + 5;

    readonly Lock _turn = new();
    readonly BesdFile _file;
    readonly IBesdPairs _pairs;
    readonly int _pairsAPiece;
    ExceptionDispatchInfo? _failure;
    long _nextLine = 1;
    long _bytesRead;
    volatile bool _disposed;

    BesdRows(BesdFile file, BesdSizes sizes)
    {
        _file = file;
        _pairs = file.Pairs(sizes.PairsABlock);
        _pairsAPiece = sizes.PairsAPiece;
    }

    /// <summary>Columns of a line, a tab between two.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["SNP", "Chr", "BP", "A1", "A2", "Freq", "Probe", "Probe_Chr", "Probe_bp", "Gene", "Orientation", "b", "SE", "p"];

    /// <summary>Null when the file does not tell it.</summary>
    public int? SampleSize => _file.Header.SampleSize;

    /// <summary>Bytes of the .besd file that lie behind.</summary>
    public long BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>Opens <c>X.besd</c> with <c>X.esi</c> and <c>X.epi</c> beside it, which are read into memory.</summary>
    /// <exception cref="QtlQueryException">A file is not there, is damaged or is of another set.</exception>
    public static BesdRows Open(string path, BesdSizes? sizes = null)
    {
        _ = SourceFile.At(path);
        var file = BesdFile.Open(path, EsiFile.Read(Beside(path, ".esi")), EpiFile.Read(Beside(path, ".epi")));
        try
        {
            return new(file, sizes ?? new());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="QtlQueryException">The file is damaged from here on.</exception>
    public TextPiece? Take()
    {
        var pairs = ArrayPool<BesdPair>.Shared.Rent(_pairsAPiece);
        try
        {
            var (count, firstLine) = TakePairs(pairs.AsSpan(0, _pairsAPiece));
            return count == 0 ? null : Write(pairs.AsSpan(0, count), firstLine);
        }
        finally
        {
            ArrayPool<BesdPair>.Shared.Return(pairs);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        lock (_turn)
            _file.Dispose();
    }

    static string Beside(string path, string extension)
    {
        var beside = Path.ChangeExtension(path, extension);
        return File.Exists(beside)
            ? beside
            : throw new QtlQueryException($"'{path}' has no '{Path.GetFileName(beside)}' beside it", "The .esi and .epi files name its SNPs and probes: put them into the same folder under the same name.");
    }

    (int Count, long FirstLine) TakePairs(Span<BesdPair> pairs)
    {
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _failure?.Throw();
            try
            {
                var count = 0;
                while (count < pairs.Length && !_pairs.Ended && !_disposed)
                    count += _pairs.Read(pairs[count..]);
                Volatile.Write(ref _bytesRead, _pairs.BytesDone);
                _nextLine += count;
                return (count, _nextLine - count);
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e); // for the other threads: there is no going on after it
                throw;
            }
        }
    }

    TextPiece Write(ReadOnlySpan<BesdPair> pairs, long firstLine)
    {
        var most = 0;
        foreach (var pair in pairs)
            most = checked(most + _file.Snps.Cells(pair.Snp).Length + _file.Probes.Cells(pair.Probe).Length + LongestEnd);
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        foreach (var pair in pairs)
        {
            length += Copy(_file.Snps.Cells(pair.Snp), buffer.AsSpan(length));
            length += Copy(_file.Probes.Cells(pair.Probe), buffer.AsSpan(length));
            length += Print(pair.Beta, buffer.AsSpan(length));
            length += Print(pair.StandardError, buffer.AsSpan(length));
            length += Copy("NA\n"u8, buffer.AsSpan(length));
        }

        return new(buffer, length, firstLine);
    }

    static int Copy(ReadOnlySpan<byte> text, Span<byte> into)
    {
        text.CopyTo(into);
        return text.Length;
    }

    // The shortest text that reads back as the same float32.
    static int Print(float number, Span<byte> into)
    {
        if (!number.TryFormat(into, out var length, "R", CultureInfo.InvariantCulture))
            throw new InvalidOperationException("A float32 is longer than the longest.");
        into[length] = (byte)'\t';
        return length + 1;
    }
}
