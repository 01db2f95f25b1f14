using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

public sealed partial class DuckDBDataChunk : SafeHandleZeroOrMinusOneIsInvalid
{
    public DuckDBDataChunk()
        : base(ownsHandle: true)
    {
    }

    /// <summary>A chunk that DuckDB lends to a callback: it stays DuckDB's.</summary>
    public DuckDBDataChunk(nint chunk)
        : base(ownsHandle: false) => SetHandle(chunk);

    protected override bool ReleaseHandle()
    {
        Release(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_data_chunk")]
    private static partial void Release(ref nint chunk);
}
