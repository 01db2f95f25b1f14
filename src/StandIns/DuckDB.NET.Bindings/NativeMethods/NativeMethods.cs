[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

namespace DuckDB.NET.Native;

/// <summary>DuckDB's C API, one nested class for each chapter of <c>duckdb.h</c>, as far as DuckDB.NET.Data refers to it.</summary>
/// <remarks>Text that comes back is either DuckDB's own (<see cref="BorrowedText"/>) or to be freed (<see cref="OwnedText"/>).</remarks>
public static partial class NativeMethods
{
    internal const string Library = "duckdb";
}
