using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Text;

/// <summary>A table function over lines of text: <c>line_number</c>, then every cell as VARCHAR, null where it holds a missing-value text.</summary>
/// <remarks>
/// DuckDB's threads call <see cref="Next"/> for pieces and cut them side by side, so the order of rows is not kept; line_number is.
/// Lines that are no rows (a wrong number of cells, bytes that are not UTF-8) are handed to <see cref="Refuse"/>.
/// DuckDB's own read_csv cannot give line numbers, nor stop at a row and go on from there.
/// </remarks>
public sealed unsafe class TextRows : IDisposable
{
    /// <summary>Column that holds all cells of a line as they are, between <see cref="CellSeparator"/>s, where one of them means "no value" by an unusual text; null elsewhere.</summary>
    public const string OtherMissing = "other missing";

    /// <summary>Parts the cells of <see cref="OtherMissing"/>.</summary>
    public const char CellSeparator = '\x1f';

    const int ThreadsAtMost = 64;

    readonly GCHandle _handle;
    ExceptionDispatchInfo? _failure;

    TextRows(TextLayout layout)
    {
        Layout = layout;
        _handle = GCHandle.Alloc(this);
    }

    public TextLayout Layout { get; }

    /// <summary>Gives the next piece of the rows that the running query is to have, or null after the last. Called by many threads.</summary>
    public Func<TextPiece?> Next { get; set; } = () => null;

    /// <summary>Takes the number of a line that is no row, and why. Called by many threads.</summary>
    public Action<long, string> Refuse { get; set; } = (_, _) => { };

    /// <summary>Makes the lines known to a database under a name; they are there as long as this object is.</summary>
    public static TextRows Register(DuckDBConnection connection, string name, TextLayout layout)
    {
        var rows = new TextRows(layout);
        TableFunction.Register(connection, name, rows._handle, takesText: false, &Bind, &Init, &Fill);

        return rows;
    }

    /// <summary>Throws again what <see cref="Next"/> threw while DuckDB was reading; DuckDB's own error only repeats its message.</summary>
    public void ThrowFailure() => Interlocked.Exchange(ref _failure, null)?.Throw();

    public void Dispose() => _handle.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Bind(nint info)
    {
        var rows = (TextRows)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBBindGetExtraInfo(info)).Target!;
        using var bigint = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
        using var varchar = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
        NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, "line_number", bigint);
        foreach (var column in rows.Layout.Fields.Concat(rows.Layout.AbsentColumns))
            NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, column, varchar);
        if (rows.Layout.UsualMissing is not null)
            NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, OtherMissing, varchar);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Init(nint info)
    {
        var rows = (TextRows)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBInitGetExtraInfo(info)).Target!;
        var cutter = GCHandle.Alloc(new LineCutter(rows.Layout, TableFunction.Wanted(info), rows));
        NativeMethods.TableFunction.DuckDBInitSetInitData(info, GCHandle.ToIntPtr(cutter), &TableFunction.FreeHandle);
        TableFunction.SetMaximumThreads(info, ThreadsAtMost);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Fill(nint info, nint chunk)
    {
        var cutter = (LineCutter)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBFunctionGetInitData(info)).Target!;
        var rows = cutter.Rows;
#pragma warning disable CA1031 // no exception may cross into native code; it is thrown again by ThrowFailure
        try
        {
            using var output = new DuckDBDataChunk(chunk);
            var filled = 0;
            while (filled == 0 && rows.Next() is { } piece)
            {
                filled = cutter.Cut(piece, output);
                piece.Release();
            }

            NativeMethods.DataChunks.DuckDBDataChunkSetSize(output, (ulong)filled);
        }
        catch (Exception e)
        {
            rows._failure ??= ExceptionDispatchInfo.Capture(e);
            NativeMethods.TableFunction.DuckDBFunctionSetError(info, e.Message);
        }
#pragma warning restore CA1031
    }
}
