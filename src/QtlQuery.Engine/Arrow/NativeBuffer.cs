using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Arrow;

/// <summary>Memory outside the managed heap that grows at its end and can be handed to native code.</summary>
/// <remarks>Aligned to 64 bytes and zeroed up to the next 64, as Arrow recommends for vector instructions.</remarks>
sealed unsafe class NativeBuffer : IDisposable
{
    const long Alignment = 64;
    long capacity;
    long lastLength; // the next batch will be about as long as the last: growing to it at once saves copying

    public byte* Data { get; private set; }

    public long Length { get; private set; }

    /// <summary>Adds room for some bytes and returns where they begin. Their content is undefined.</summary>
    public byte* Extend(long bytes)
    {
        var needed = checked(Length + bytes);
        if (needed > capacity)
            Grow(Math.Max(needed, Math.Max(capacity * 2, lastLength)));
        var start = Data + Length;
        Length = needed;
        return start;
    }

    public void Append(void* source, long bytes)
    {
        if (bytes > 0)
            Buffer.MemoryCopy(source, Extend(bytes), bytes, bytes);
    }

    public void AppendZeros(long bytes) => NativeMemory.Clear(Extend(bytes), (nuint)bytes);

    public void Append<T>(T value) where T : unmanaged => *(T*)Extend(sizeof(T)) = value;

    /// <summary>Gives the memory away, to be freed with <see cref="NativeMemory.AlignedFree"/>; the buffer is empty again.</summary>
    public byte* Detach()
    {
        if (capacity == 0)
            Grow(Alignment); // some readers do not like a null pointer, even for nothing
        NativeMemory.Clear(Data + Length, (nuint)(-Length & (Alignment - 1)));
        var memory = Data;
        lastLength = Length;
        Data = null;
        Length = capacity = 0;
        return memory;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
        Length = capacity = 0;
    }

    void Grow(long atLeast)
    {
        capacity = checked((atLeast + Alignment - 1) / Alignment * Alignment);
        Data = (byte*)NativeMemory.AlignedRealloc(Data, (nuint)capacity, (nuint)Alignment);
    }
}
