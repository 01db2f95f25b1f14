using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Arrow;

/// <summary>The C data interface's description of a column; field order and sizes are its ABI.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct CArrowSchema
{
    public const long NullableFlag = 2;

    public byte* Format;
    public byte* Name;
    public byte* Metadata;
    public long Flags;
    public long ChildCount;
    public CArrowSchema** Children;
    public CArrowSchema* Dictionary;
    public delegate* unmanaged[Cdecl]<CArrowSchema*, void> Release;
    public void* PrivateData;

    public static CArrowSchema* Allocate() => (CArrowSchema*)NativeMemory.AllocZeroed((nuint)sizeof(CArrowSchema));

    /// <summary>Releases the content, unless a consumer has moved it away, and frees the struct.</summary>
    public static void Free(CArrowSchema* schema)
    {
        if (schema == null)
            return;
        if (schema->Release != null)
            schema->Release(schema);
        NativeMemory.Free(schema);
    }
}
