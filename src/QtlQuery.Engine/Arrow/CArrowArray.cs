using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Arrow;

/// <summary>The C data interface's content of a column; field order and sizes are its ABI.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct CArrowArray
{
    public long Length;
    public long NullCount;
    public long Offset;
    public long BufferCount;
    public long ChildCount;
    public void** Buffers;
    public CArrowArray** Children;
    public CArrowArray* Dictionary;
    public delegate* unmanaged[Cdecl]<CArrowArray*, void> Release;
    public void* PrivateData;

    /// <summary>Whether the validity bitmap of a type that has one says so.</summary>
    /// <param name="slot">Place in the buffers: the array's offset is included.</param>
    public readonly bool IsNull(long slot) => Buffers[0] != null && (((byte*)Buffers[0])[slot >> 3] & (1 << (int)(slot & 7))) == 0;

    public static CArrowArray* Allocate() => (CArrowArray*)NativeMemory.AllocZeroed((nuint)sizeof(CArrowArray));

    /// <summary>An array of our own making: its buffers come from <see cref="NativeBuffer.Detach"/> and go with it.</summary>
    public static CArrowArray* Allocate(int bufferCount, int childCount)
    {
        var array = Allocate();
        array->BufferCount = bufferCount;
        array->ChildCount = childCount;
        array->Buffers = (void**)NativeMemory.AllocZeroed((nuint)Math.Max(bufferCount, 1), (nuint)sizeof(void*));
        array->Children = (CArrowArray**)NativeMemory.AllocZeroed((nuint)Math.Max(childCount, 1), (nuint)sizeof(void*));
        array->Release = &ReleaseOwned;
        return array;
    }

    /// <summary>Releases the content, unless a consumer has moved it away, and frees the struct.</summary>
    public static void Free(CArrowArray* array)
    {
        if (array == null)
            return;
        if (array->Release != null)
            array->Release(array);
        NativeMemory.Free(array);
    }

    // Called by whoever holds the array last, also from native code: it may not throw.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void ReleaseOwned(CArrowArray* array)
    {
        for (var i = 0; i < array->BufferCount; i++)
            NativeMemory.AlignedFree(array->Buffers[i]);
        for (var i = 0; i < array->ChildCount; i++)
            Free(array->Children[i]);
        Free(array->Dictionary);
        NativeMemory.Free(array->Buffers);
        NativeMemory.Free(array->Children);
        array->Release = null;
    }
}
