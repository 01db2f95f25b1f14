using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

public sealed partial class DuckDBNativeConnection() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>Stops the running query from any thread; it then fails with <see cref="DuckDBErrorType.Interrupt"/>.</summary>
    public void Interrupt() => Interrupt(this);

    protected override bool ReleaseHandle()
    {
        Release(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_disconnect")]
    private static partial void Release(ref nint connection);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_interrupt")]
    private static partial void Interrupt(DuckDBNativeConnection connection);
}
