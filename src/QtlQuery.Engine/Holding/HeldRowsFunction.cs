using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Holding;

/// <summary>The table function <c>held_rows(name)</c>: <see cref="HeldRows"/> of a database, which its vectors refer to.</summary>
sealed unsafe partial class HeldRowsFunction : IDisposable
{
    public const string Name = "held_rows";

    const int ChunksForAThread = 8;

    readonly ConcurrentDictionary<string, HeldRows> _held = new(StringComparer.Ordinal);
    readonly GCHandle _handle;

    /// <summary>Makes the function known to a database, which is closed before this is disposed of.</summary>
    public HeldRowsFunction(DuckDBConnection connection)
    {
        _handle = GCHandle.Alloc(this);
        var function = NativeMethods.TableFunction.DuckDBCreateTableFunction();
        try
        {
            using var varchar = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
            NativeMethods.TableFunction.DuckDBTableFunctionSetName(function, Name);
            NativeMethods.TableFunction.DuckDBTableFunctionAddParameter(function, varchar);
            NativeMethods.TableFunction.DuckDBTableFunctionSetExtraInfo(function, GCHandle.ToIntPtr(_handle), &Keep);
            NativeMethods.TableFunction.DuckDBTableFunctionSupportsProjectionPushdown(function, true);
            NativeMethods.TableFunction.DuckDBTableFunctionSetBind(function, &Bind);
            NativeMethods.TableFunction.DuckDBTableFunctionSetInit(function, &Init);
            NativeMethods.TableFunction.DuckDBTableFunctionSetFunction(function, &Fill);
            if (!NativeMethods.TableFunction.DuckDBRegisterTableFunction(connection.NativeConnection, function).IsSuccess())
                throw new InvalidOperationException($"DuckDB did not take the table function {Name}.");
        }
        finally
        {
            NativeMethods.TableFunction.DuckDBDestroyTableFunction(ref function);
        }
    }

    public void Add(HeldRows rows) => _held[rows.Name] = rows;

    public void Remove(HeldRows rows) => _held.TryRemove(rows.Name, out _);

    public void Dispose() => _handle.Free();

    HeldRows Of(string name) => _held.TryGetValue(name, out var rows) ? rows : throw new InvalidOperationException($"no rows are held as {name}");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Keep(nint handle)
    {
        // The database's owner frees the handle.
    }

#pragma warning disable CA1031 // no exception may cross into native code: each becomes DuckDB's error of the statement
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Bind(nint info)
    {
        try
        {
            var function = (HeldRowsFunction)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBBindGetExtraInfo(info)).Target!;
            using var name = NativeMethods.TableFunction.DuckDBBindGetParameter(info, 0);
            var rows = function.Of(name.GetValue<string>());
            NativeMethods.TableFunction.DuckDBBindSetBindData(info, GCHandle.ToIntPtr(GCHandle.Alloc(rows)), &FreeHandle);
            foreach (var column in rows.Columns)
                NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, column.Name, rows.TypeOf(column));
            NativeMethods.TableFunction.DuckDBBindSetCardinality(info, (ulong)rows.Rows, true);
        }
        catch (Exception e)
        {
            NativeMethods.TableFunction.DuckDBBindSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Init(nint info)
    {
        try
        {
            var rows = (HeldRows)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBInitGetBindData(info)).Target!;
            var vectors = new int[NativeMethods.TableFunction.DuckDBInitGetColumnCount(info)];
            for (var i = 0; i < vectors.Length; i++)
                vectors[i] = rows.Columns[(int)NativeMethods.TableFunction.DuckDBInitGetColumnIndex(info, (ulong)i)].Vector;
            NativeMethods.TableFunction.DuckDBInitSetInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(new Scan(rows, vectors))), &FreeHandle);
            SetMaximumThreads(info, (ulong)(1 + (rows.Chunks.Count / ChunksForAThread)));
        }
        catch (Exception e)
        {
            NativeMethods.TableFunction.DuckDBInitSetError(info, e.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Fill(nint info, nint chunk)
    {
        try
        {
            var scan = (Scan)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBFunctionGetInitData(info)).Target!;
            using var output = new DuckDBDataChunk(chunk);
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(output, scan.Next(output));
        }
        catch (Exception e)
        {
            NativeMethods.TableFunction.DuckDBFunctionSetError(info, e.Message);
        }
    }
#pragma warning restore CA1031

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void FreeHandle(nint handle) => GCHandle.FromIntPtr(handle).Free();

    // Neither is among the published bindings.
    [LibraryImport("duckdb", EntryPoint = "duckdb_init_set_max_threads")]
    private static partial void SetMaximumThreads(nint info, ulong threads);

    [LibraryImport("duckdb", EntryPoint = "duckdb_vector_reference_vector")]
    private static partial void Refer(nint to, nint from);

    sealed class Scan(HeldRows rows, int[] vectors)
    {
        int _next = -1;

        /// <returns>Rows given; zero after the last chunk.</returns>
        public ulong Next(DuckDBDataChunk output)
        {
            var next = Interlocked.Increment(ref _next);
            if (next >= rows.Chunks.Count)
                return 0;
            var held = rows.Chunks[next];
            for (var i = 0; i < vectors.Length; i++)
                Refer(NativeMethods.DataChunks.DuckDBDataChunkGetVector(output, i), NativeMethods.DataChunks.DuckDBDataChunkGetVector(held, vectors[i]));
            return NativeMethods.DataChunks.DuckDBDataChunkGetSize(held);
        }
    }
}
