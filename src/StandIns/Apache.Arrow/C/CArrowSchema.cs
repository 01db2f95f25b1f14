using System.Runtime.InteropServices;

namespace Apache.Arrow.C;

/// <summary><c>struct ArrowSchema</c> of the Arrow C data interface.</summary>
public unsafe struct CArrowSchema
{
    readonly nint format;
    readonly nint name;
    readonly nint metadata;
    readonly long flags;
    readonly long childCount;
    readonly nint children;
    readonly nint dictionary;
    delegate* unmanaged<CArrowSchema*, void> release;
    readonly nint privateData;

    internal readonly long ChildCount => childCount;

    public static CArrowSchema* Create() => (CArrowSchema*)NativeMemory.AllocZeroed((nuint)sizeof(CArrowSchema));

    /// <summary>Lets the exporter release what the struct still holds, then frees the struct.</summary>
    public static void Free(CArrowSchema* pointer)
    {
        if (pointer is not null && pointer->release is not null)
            pointer->release(pointer);
        NativeMemory.Free(pointer);
    }

    /// <summary>The interface allows a bitwise move; the source then counts as released.</summary>
    internal static CArrowSchema* Move(CArrowSchema* source)
    {
        var target = Create();
        *target = *source;
        source->release = null;
        return target;
    }
}
