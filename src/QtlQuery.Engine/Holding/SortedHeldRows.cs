using DuckDB.NET.Native;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Holding;

/// <summary>Good rows of one folder out of held runs, in a table's order and each key once.</summary>
public sealed class SortedHeldRows
{
    readonly HeldRowsFunction _function;
    readonly IReadOnlyList<HeldRows> _runs;
    readonly HeldVector _lineNumber;
    readonly HeldFold _fold;

    /// <param name="rows">The rows that are sorted are taken out of these.</param>
    /// <param name="table">Its order has all columns of its key, but for the chromosome that a folder names.</param>
    /// <param name="before">Takes rows of positions below it out of rows that come by position, so that the rest can follow; null for all.</param>
    internal SortedHeldRows(HeldRowsFunction function, IReadOnlyList<HeldFolders> rows, TableDefinition table, TableFolder folder, int? before)
    {
        HeldRows[] runs = [.. rows.Select(each => each.Run)];
        (_function, _runs) = (function, runs);
        var columns = table.Columns.Where(column => runs[0].Columns.Any(held => held.Name == column.Name)).ToDictionary(column => column.Name, column => new HeldVector(runs, column.Name));
        _lineNumber = new(runs, "line_number");
        HeldOrder Order(IEnumerable<string> names) => new([.. names.Where(columns.ContainsKey).Select(name => columns[name])], _lineNumber);
        var key = Order(table.Order.Where(table.Key.Contains));
        var rsid = columns.GetValueOrDefault("rsid");
        _fold = new(key, _lineNumber, columns.Values.Where(column => column != rsid), rsid, table.IsBinned ? columns.GetValueOrDefault("position") : null);
        var references = Take(rows, folder, before);
        key.Sort(references);
        _fold.Fold(references);
        if (!table.Order.All(table.Key.Contains))
            _fold.Reorder(Order(table.Order));
        Kept = new([.. _fold.Kept], columns.Values);
        Kept.Replace("rsid", _fold.Rsids);
    }

    /// <summary>The rows that stay, in order.</summary>
    public HeldSelection Kept { get; }

    /// <summary>Rows that only added an rsid, or nothing, to the first of their key.</summary>
    public long Folded => _fold.Agreeing.Count - _fold.Agreeing.DistinctBy(each => each.Kept).Count();

    /// <summary>line_numbers of rows that say something else than the first of their key.</summary>
    public IReadOnlyList<long> Contradicting => _fold.Contradicting;

    /// <summary>Lines of keys that had several: kept (the row that they became), is_folded (whether they were folded into it), place (0, or their line) and all columns.</summary>
    /// <returns>Null where there are none. It is read by one statement.</returns>
    public HeldSequence? Repeated()
    {
        if (_fold.Agreeing.Count == 0)
            return null;
        var rows = _fold.Agreeing;
        var names = _runs[0].Columns.Where(column => HeldVector.Has(column.Type)).Select(column => column.Name);
        var selection = new HeldSelection([.. rows.Select(each => each.Reference)], names.Select(name => new HeldVector(_runs, name)));
        bool[] isFolded = [.. rows.Select((each, i) => i > 0 && rows[i - 1].Kept == each.Kept)];
        selection.Add("kept", [.. rows.Select(each => (long)each.Kept)]);
        selection.Add("is_folded", isFolded);
        selection.Add("place", [.. rows.Select((each, i) => isFolded[i] ? _lineNumber.Value<long>(each.Reference) : 0)]);
        var sequence = new HeldSequence(_function, "repeated", selection);
        sequence.Add(selection);
        sequence.Complete();
        return sequence;
    }

    /// <summary>Rows with a value in any of some columns, as stored_row and is_folded say, and in the place of those that others were folded into these in full.</summary>
    /// <param name="full">kept and is_folded, by them in order, and the columns; null where no key was repeated.</param>
    /// <param name="rowsBefore">Rows of the file that stand before these.</param>
    public HeldSelection WithAny(IReadOnlyList<string> columns, HeldRows? full, long rowsBefore)
    {
        IReadOnlyList<HeldRows> held = full is null ? _runs : [.. _runs, full];
        var vectors = columns.Select(name => new HeldVector(held, name)).ToList();
        var chunks = _runs.Sum(run => run.Chunks.Count);
        var used = vectors.Where(vector => vector.HasAny(chunks)).ToList();
        var (references, stored, folded) = (new List<int>(), new List<long>(), new List<bool>());
        var lines = full is null ? [] : Lines(full, chunks).ToList();
        var next = 0;
        for (var row = 0; row < _fold.Kept.Count; row++)
        {
            var reference = _fold.Kept[row];
            if (next < lines.Count && lines[next].Kept == row)
            {
                for (; next < lines.Count && lines[next].Kept == row; next++)
                    Add(lines[next].Reference, row, lines[next].IsFolded);
            }
            else if (used.Exists(vector => !vector.IsNull(reference)))
            {
                Add(reference, row, false);
            }
        }

        var selection = new HeldSelection([.. references], vectors);
        selection.Add("stored_row", [.. stored]);
        selection.Add("is_folded", [.. folded]);
        return selection;

        void Add(int reference, long row, bool isFolded)
        {
            references.Add(reference);
            stored.Add(rowsBefore + row);
            folded.Add(isFolded);
        }
    }

    static int[] Take(IReadOnlyList<HeldFolders> runs, TableFolder folder, int? before)
    {
        var references = new List<int>();
        var chunks = 0;
        foreach (var run in runs)
        {
            foreach (var reference in run.Take(folder, before))
                references.Add(HeldVector.After(chunks, reference));
            chunks += run.Run.Chunks.Count;
        }

        return [.. references];
    }

    static IEnumerable<(long Kept, bool IsFolded, int Reference)> Lines(HeldRows full, int chunksBefore)
    {
        var (kept, isFolded) = (new HeldVector([full], "kept"), new HeldVector([full], "is_folded"));
        for (var chunk = 0; chunk < full.Chunks.Count; chunk++)
        {
            var rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(full.Chunks[chunk]);
            for (var row = 0; row < rows; row++)
            {
                var reference = HeldVector.Reference(chunk, row);
                yield return (kept.Value<long>(reference), isFolded.Value<bool>(reference), HeldVector.Reference(chunksBefore + chunk, row));
            }
        }
    }
}
