using System.Numerics;

namespace QtlQuery.Engine.Arrow;

/// <summary>A growing row of bits, the least significant first: validity and boolean values.</summary>
sealed unsafe class BitBuffer : IDisposable
{
    readonly NativeBuffer bytes = new();

    public long Count { get; private set; }

    /// <summary>Appends bits that begin anywhere in a byte.</summary>
    public void Append(byte* source, long firstBit, long count)
    {
        source += firstBit >> 3;
        var shift = (int)(firstBit & 7);
        if ((Count & 7) == 0 && shift == 0)
        {
            bytes.Append(source, (count + 7) >> 3);
            Count += count;
            ClearTail();
            return;
        }

        for (var done = 0L; done < count; done += 8)
        {
            var taken = (int)Math.Min(8, count - done);
            var at = (done + shift) >> 3;
            var both = source[at] >> shift;
            if (shift + taken > 8) // never reads a byte that holds none of the bits asked for
                both |= source[at + 1] << (8 - shift);
            AppendByte(both & ((1 << taken) - 1), taken);
        }
    }

    public void AppendRun(bool value, long count)
    {
        while (count > 0 && (Count & 7) != 0)
        {
            AppendByte(value ? 1 : 0, 1);
            count--;
        }

        var room = bytes.Extend((count + 7) >> 3);
        new Span<byte>(room, checked((int)((count + 7) >> 3))).Fill(value ? (byte)0xFF : (byte)0);
        Count += count;
        ClearTail();
    }

    public long CountZeros()
    {
        var ones = 0L;
        for (var i = 0L; i < bytes.Length; i++)
            ones += BitOperations.PopCount(bytes.Data[i]);
        return Count - ones;
    }

    public byte* Detach()
    {
        Count = 0;
        return bytes.Detach();
    }

    public void Dispose() => bytes.Dispose();

    void AppendByte(int value, int count)
    {
        var used = (int)(Count & 7);
        if (used == 0)
            bytes.Append((byte)0);
        bytes.Data[bytes.Length - 1] |= (byte)(value << used);
        if (used + count > 8)
            bytes.Append((byte)(value >> (8 - used)));
        Count += count;
    }

    // Bits past the end stay zero, so that counting and appending need not look at them.
    void ClearTail()
    {
        if ((Count & 7) != 0)
            bytes.Data[bytes.Length - 1] &= (byte)((1 << (int)(Count & 7)) - 1);
    }
}
