using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;

namespace QtlQuery.Engine.Index;

/// <summary>The table function <c>index_rows(question)</c>: rows that a store's look-up indexes have for an <see cref="IndexQuestion"/>.</summary>
static unsafe class IndexRows
{
    public const string Name = "index_rows";

    /// <summary>Makes the function known to a database. It lives as long as <paramref name="indexes"/>.</summary>
    /// <param name="handle">Frees what the function holds of the indexes; for when the database is closed.</param>
    public static void Register(DuckDBConnection connection, StoreIndexes indexes, out GCHandle handle)
    {
        handle = GCHandle.Alloc(indexes);
        TableFunction.Register(connection, Name, handle, takesText: true, &Bind, &Init, &Fill);
    }

    static DuckDBType TypeOf(IndexColumn column) => column switch
    {
        IndexColumn.Position or IndexColumn.SampleSize => DuckDBType.Integer,
        IndexColumn.EffectAlleleFrequency or IndexColumn.Beta or IndexColumn.StandardError => DuckDBType.Float,
        IndexColumn.PValue or IndexColumn.NegLog10PBelowRange => DuckDBType.Double,
        IndexColumn.Significant => DuckDBType.Boolean,
        _ => DuckDBType.Varchar,
    };

    static string NameOf(IndexColumn column) => column switch
    {
        IndexColumn.DatasetId => "dataset_id",
        IndexColumn.MolecularTraitId => "molecular_trait_id",
        IndexColumn.GeneId => "gene_id",
        IndexColumn.EffectAlleleFrequency => "effect_allele_frequency",
        IndexColumn.SampleSize => "sample_size",
        IndexColumn.StandardError => "standard_error",
        IndexColumn.PValue => "p_value",
        IndexColumn.NegLog10PBelowRange => "neg_log10_p_below_range",
        IndexColumn.VariantId => "variant_id",
        _ => column.ToString().ToLowerInvariant(),
    };

#pragma warning disable CA1031 // no exception may cross into native code: each becomes DuckDB's error of the statement
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Bind(nint info)
    {
        try
        {
            using var text = NativeMethods.TableFunction.DuckDBBindGetParameter(info, 0);
            NativeMethods.TableFunction.DuckDBBindSetBindData(info, GCHandle.ToIntPtr(GCHandle.Alloc(IndexQuestion.FromText(text.GetValue<string>()))), &TableFunction.FreeHandle);
            foreach (var column in Enum.GetValues<IndexColumn>())
            {
                using var type = NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(column));
                NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, NameOf(column), type);
            }
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
            var indexes = (StoreIndexes)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBInitGetExtraInfo(info)).Target!;
            var question = (IndexQuestion)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBInitGetBindData(info)).Target!;
            var scan = new IndexScan(indexes, question, TableFunction.Wanted(info));
            NativeMethods.TableFunction.DuckDBInitSetInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(scan)), &FreeScan);
            TableFunction.SetMaximumThreads(info, (ulong)scan.Threads);
        }
        catch (Exception e)
        {
            NativeMethods.TableFunction.DuckDBInitSetError(info, Said(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Fill(nint info, nint chunk)
    {
        try
        {
            var scan = (IndexScan)GCHandle.FromIntPtr(NativeMethods.TableFunction.DuckDBFunctionGetInitData(info)).Target!;
            using var output = new DuckDBDataChunk(chunk);
            if (!scan.Cursors.TryTake(out var cursor))
                cursor = scan.NewCursor();
            var rows = cursor.Fill(output);
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(output, (ulong)rows);
            if (rows > 0)
                scan.Cursors.Add(cursor); // one without rows ends the thread's work, and must not end that of another that would take it
        }
        catch (Exception e)
        {
            NativeMethods.TableFunction.DuckDBFunctionSetError(info, Said(e));
        }
    }
#pragma warning restore CA1031

    // DuckDB's error is one text.
    static string Said(Exception e) => e is QtlQueryException { Hint: { } hint } ? $"{e.Message}. {hint}" : e.Message;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void FreeScan(nint handle)
    {
        var scan = GCHandle.FromIntPtr(handle);
        ((IndexScan)scan.Target!).Dispose();
        scan.Free();
    }
}
