using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QtlQuery.Mapping.Scan;

/// <summary>Memory that begins at a cache line, so that no wide load of a kernel crosses two. Zeroed when it is made.</summary>
sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged
{
    const int CacheLine = 64;

    readonly int _length;
    T* _memory;

    public AlignedBuffer(int length)
    {
        _length = length;
        _memory = (T*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, length) * (nuint)sizeof(T), CacheLine);
        Span.Clear();
        GC.AddMemoryPressure(Bytes);
    }

    ~AlignedBuffer() => Free();

    public Span<T> Span => new(_memory, _length);

    public ref T First => ref Unsafe.AsRef<T>(_memory);

    public int Length => _length;

    long Bytes => Math.Max(1, _length) * (long)sizeof(T);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        if (_memory is null)
            return;
        NativeMemory.AlignedFree(_memory);
        GC.RemoveMemoryPressure(Bytes);
        _memory = null;
    }
}
