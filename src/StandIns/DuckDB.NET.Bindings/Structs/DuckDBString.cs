using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A string where it lies in a vector: up to twelve bytes inside the struct itself, longer ones behind a pointer.</summary>
/// <remarks>The names of the nested types are those that DuckDB.NET.Data was compiled against.</remarks>
public unsafe struct DuckDBString
{
    const int InlineLimit = 12;

    public _value_e__Union value;

    public readonly int Length => (int)value.inlined.length;

    /// <summary>Not NUL-terminated, and only valid where the string lies: call it through a pointer into the vector, never on a copy.</summary>
    public readonly sbyte* Data => Length <= InlineLimit
        ? (sbyte*)Unsafe.AsPointer(ref Unsafe.AsRef(in value.inlined.inlined[0]))
        : value.pointer.ptr;

    [StructLayout(LayoutKind.Explicit)]
    public struct _value_e__Union
    {
        [FieldOffset(0)]
        public DuckDBStringPointer pointer;

        [FieldOffset(0)]
        public DuckDBStringInlined inlined;

        public struct DuckDBStringPointer
        {
            public uint length;
            public fixed sbyte prefix[4];
            public sbyte* ptr;
        }

        public struct DuckDBStringInlined
        {
            public uint length;
            public fixed sbyte inlined[InlineLimit];
        }
    }
}
