using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>What went wrong; an invalid handle means that nothing did.</summary>
public sealed partial class DuckDBErrorData() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    public bool HasError => !IsInvalid && GetHasError(this);

    public string Message => GetMessage(this) ?? "";

    protected override bool ReleaseHandle()
    {
        Release(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_error_data")]
    private static partial void Release(ref nint error);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_error_data_has_error")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool GetHasError(DuckDBErrorData error);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_error_data_message")]
    [return: MarshalUsing(typeof(BorrowedText))]
    private static partial string? GetMessage(DuckDBErrorData error);
}
