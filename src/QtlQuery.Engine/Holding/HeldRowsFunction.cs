using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Holding;

/// <summary>The table function <c>held_rows(name)</c>: rows of an <see cref="IHeldSource"/>, which its vectors refer to.</summary>
sealed unsafe class HeldRowsFunction : IDisposable
{
    public const string Name = "held_rows";

    readonly ConcurrentDictionary<string, IHeldSource> _held = new(StringComparer.Ordinal);
    readonly GCHandle _handle;

    /// <summary>Makes the function known to a database, which is closed before this is disposed of.</summary>
    public HeldRowsFunction(DuckDBConnection connection)
    {
        _handle = GCHandle.Alloc(this);
        TableFunction.Register(connection, Name, _handle, takesText: true, &Bind, &Init, &Fill);
    }

    public static string From(string name) => $"{Name}('{name.Replace("'", "''", StringComparison.Ordinal)}')";

    public void Add(IHeldSource rows) => _held[rows.Name] = rows;

    public void Remove(IHeldSource rows) => _held.TryRemove(rows.Name, out _);

    public void Dispose() => _handle.Free();

    IHeldSource Of(string name) => _held.TryGetValue(name, out var rows) ? rows : throw new InvalidOperationException($"no rows are held as {name}");

#pragma warning disable CA1031 // no exception may cross into native code: each becomes DuckDB's error of the statement
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Bind(nint info)
    {
        try
        {
            var function = (HeldRowsFunction)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBBindGetExtraInfo(info)).Target!;
            using var name = NativeMethods.TableFunction.DuckDBBindGetParameter(info, 0);
            var rows = function.Of(name.GetValue<string>());
            NativeMethods.TableFunction.DuckDBBindSetBindData(info, GCHandle.ToIntPtr(GCHandle.Alloc(rows)), &TableFunction.FreeHandle);
            foreach (var column in rows.Columns)
                NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, column.Name, column.Type);
            if (rows.Rows is { } count)
                NativeMethods.TableFunction.DuckDBBindSetCardinality(info, (ulong)count, true);
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
            var rows = (IHeldSource)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBInitGetBindData(info)).Target!;
            NativeMethods.TableFunction.DuckDBInitSetInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(rows.Scan(TableFunction.Wanted(info)))), &TableFunction.FreeHandle);
            TableFunction.SetMaximumThreads(info, (ulong)rows.MostThreads);
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
            var fill = (Func<DuckDBDataChunk, int>)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBFunctionGetInitData(info)).Target!;
            using var output = new DuckDBDataChunk(chunk);
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(output, (ulong)fill(output));
        }
        catch (Exception e)
        {
            NativeMethods.TableFunction.DuckDBFunctionSetError(info, e.Message);
        }
    }
#pragma warning restore CA1031
}
