using QtlQuery.Engine.Store;

namespace QtlQuery.Ingest;

/// <summary>Rows that do not get in: which lines, and why. Many threads may add.</summary>
sealed class Refusals
{
    readonly Lock _gate = new();
    readonly List<Refusal> _lines = [];
    readonly SortedDictionary<string, long> _byReason = new(StringComparer.Ordinal);

    /// <summary>The file that rows come from now, by its place in the list of sources.</summary>
    public int File { get; set; }

    public long Count => _lines.Count;

    public void Add(long line, string reason) => Add(File, line, reason);

    public void Add(int file, long line, string reason)
    {
        lock (_gate)
        {
            _lines.Add(new(file, line, reason));
            _byReason[reason] = _byReason.GetValueOrDefault(reason) + 1;
        }
    }

    /// <summary>The refused lines of one file in their order.</summary>
    public IReadOnlyList<Refusal> Of(int file)
    {
        lock (_gate)
            return [.. _lines.Where(each => each.File == file).OrderBy(each => each.Line)];
    }

    /// <summary>The account of rows so far, with these among the refused.</summary>
    public RowAccount Account(long read, long stored, long folded, IReadOnlyDictionary<string, long> leftOut)
    {
        lock (_gate)
            return new(read, stored, folded, leftOut, new SortedDictionary<string, long>(_byReason, StringComparer.Ordinal));
    }
}

/// <param name="Line">From 1, the header line counted; for Parquet the row, from 1.</param>
readonly record struct Refusal(int File, long Line, string Reason);
