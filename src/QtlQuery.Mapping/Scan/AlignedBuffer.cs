using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QtlQuery.Mapping.Scan;

/// <summary>Memory that begins at a cache line, so that no wide load of a kernel crosses two. Zeroed when it is made.</summary>
/// <remarks>The collector is not told of it: every window is disposed as soon as it is done, and told of each it collects everything for each.</remarks>
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
    }

    ~AlignedBuffer() => Free();

    public Span<T> Span => new(_memory, _length);

    public ref T First => ref Unsafe.AsRef<T>(_memory);

    public int Length => _length;

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
        _memory = null;
    }
}
