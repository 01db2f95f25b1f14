using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>UTF-8 text that DuckDB hands over: copied, then given back to <c>duckdb_free</c>.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(OwnedText))]
static unsafe partial class OwnedText
{
    public static string? ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    public static void Free(byte* text) => DuckDBFree(text);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_free")]
    private static partial void DuckDBFree(void* memory);
}
