using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

public sealed partial class DuckDBAppender() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => Release(ref handle).IsSuccess();

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_appender_destroy")]
    private static partial DuckDBState Release(ref nint appender);
}
