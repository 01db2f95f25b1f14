using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Engine;

/// <summary>What all table functions of ours tell DuckDB of themselves, and what DuckDB tells them.</summary>
static unsafe partial class TableFunction
{
    /// <summary>Makes a table function known to a database, that reads no columns but those a statement names.</summary>
    /// <param name="owner">What its parts find by <c>GetExtraInfo</c>. Whoever made it frees it, once the database is closed.</param>
    /// <param name="takesText">Whether it has a parameter, which is VARCHAR.</param>
    public static void Register(
        DuckDBConnection connection,
        string name,
        GCHandle owner,
        bool takesText,
        delegate* unmanaged[Cdecl]<nint, void> bind,
        delegate* unmanaged[Cdecl]<nint, void> init,
        delegate* unmanaged[Cdecl]<nint, nint, void> fill)
    {
        var function = NativeMethods.TableFunction.DuckDBCreateTableFunction();
        try
        {
            NativeMethods.TableFunction.DuckDBTableFunctionSetName(function, name);
            if (takesText)
            {
                using var varchar = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
                NativeMethods.TableFunction.DuckDBTableFunctionAddParameter(function, varchar);
            }

            NativeMethods.TableFunction.DuckDBTableFunctionSetExtraInfo(function, GCHandle.ToIntPtr(owner), &Keep);
            NativeMethods.TableFunction.DuckDBTableFunctionSupportsProjectionPushdown(function, true);
            NativeMethods.TableFunction.DuckDBTableFunctionSetBind(function, bind);
            NativeMethods.TableFunction.DuckDBTableFunctionSetInit(function, init);
            NativeMethods.TableFunction.DuckDBTableFunctionSetFunction(function, fill);
            if (!NativeMethods.TableFunction.DuckDBRegisterTableFunction(connection.NativeConnection, function).IsSuccess())
                throw new InvalidOperationException($"DuckDB did not take the table function {name}.");
        }
        finally
        {
            NativeMethods.TableFunction.DuckDBDestroyTableFunction(ref function);
        }
    }

    /// <summary>The columns that a statement wants, in the order of the chunk's vectors.</summary>
    public static int[] Wanted(nint init)
    {
        var columns = new int[NativeMethods.TableFunction.DuckDBInitGetColumnCount(init)];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = (int)NativeMethods.TableFunction.DuckDBInitGetColumnIndex(init, (ulong)i);
        return columns;
    }

    // Not among the published bindings.
    /// <summary>Lets several threads fill chunks side by side; without it one does.</summary>
    [LibraryImport("duckdb", EntryPoint = "duckdb_init_set_max_threads")]
    public static partial void SetMaximumThreads(nint init, ulong threads);

    /// <summary>Frees a handle that was given to DuckDB for the length of a statement.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void FreeHandle(nint handle) => GCHandle.FromIntPtr(handle).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Keep(nint handle)
    {
    }
}
