using System.Runtime.InteropServices;

namespace Apache.Arrow.C;

/// <summary><c>struct ArrowArray</c> of the Arrow C data interface.</summary>
public unsafe struct CArrowArray
{
    readonly long length;
    readonly long nullCount;
    readonly long offset;
    readonly long bufferCount;
    readonly long childCount;
    readonly nint buffers;
    readonly nint children;
    readonly nint dictionary;
    delegate* unmanaged<CArrowArray*, void> release;
    readonly nint privateData;

    internal readonly long Length => length;

    public static CArrowArray* Create() => (CArrowArray*)NativeMemory.AllocZeroed((nuint)sizeof(CArrowArray));

    /// <summary>Lets the exporter release what the struct still holds, then frees the struct.</summary>
    public static void Free(CArrowArray* pointer)
    {
        if (pointer is not null && pointer->release is not null)
            pointer->release(pointer);
        NativeMemory.Free(pointer);
    }

    /// <summary>The interface allows a bitwise move; the source then counts as released.</summary>
    internal static CArrowArray* Move(CArrowArray* source)
    {
        var target = Create();
        *target = *source;
        source->release = null;
        return target;
    }
}
