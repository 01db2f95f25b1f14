using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

public sealed partial class DuckDBClientContext() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    public ulong ConnectionId => GetConnectionId(this);

    protected override bool ReleaseHandle()
    {
        Release(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_client_context")]
    private static partial void Release(ref nint context);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_client_context_get_connection_id")]
    private static partial ulong GetConnectionId(DuckDBClientContext context);
}
