using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A plain copy of <c>duckdb_result</c>: of two copies only one may be closed.</summary>
public partial struct DuckDBResult
{
#pragma warning disable IDE0051 // The fields are DuckDB's; only their sizes matter here.
    readonly ulong columnCount;
    readonly ulong rowCount;
    readonly ulong rowsChanged;
    readonly nint columns;
    readonly nint errorMessage;
    readonly nint internalData;
#pragma warning restore IDE0051

    /// <summary>Harmless when repeated on the same variable, and on a result that was never filled.</summary>
    public void Close() => Destroy(ref this);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_result")]
    private static partial void Destroy(ref DuckDBResult result);
}
