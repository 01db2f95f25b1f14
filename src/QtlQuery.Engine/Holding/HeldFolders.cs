using System.Text;
using DuckDB.NET.Native;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Holding;

/// <summary>Which folder each good row of a held run, one without a refusal, goes into: found out once, however many folders there are.</summary>
public sealed class HeldFolders
{
    // The position of a row that has none: it comes after all others.
    const int NoPosition = int.MaxValue;

    readonly Dictionary<TableFolder, FolderRows> _rows = [];
    readonly HeldVector? _positions;

    /// <param name="binWidth">In base pairs; null where the table has no bins.</param>
    public HeldFolders(HeldRows run, int? binWidth)
    {
        Run = run;
        var refusal = new HeldVector([run], "refusal");
        var chromosomes = binWidth is null ? null : new HeldVector([run], "chromosome");
        _positions = binWidth is null ? null : new HeldVector([run], "position");
        var (folder, rows) = (default(TableFolder), default(FolderRows));
        for (var chunk = 0; chunk < run.Chunks.Count; chunk++)
        {
            var count = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(run.Chunks[chunk]);
            for (var row = 0; row < count; row++)
            {
                var reference = HeldVector.Reference(chunk, row);
                if (!refusal.IsNull(reference))
                    continue;
                var position = PositionOf(reference);
                var bin = binWidth is null ? null : position == NoPosition ? 0 : position / binWidth;
                // Neighbours are of one folder as a rule, and its name is made once.
                if (rows is null || bin != folder.Bin || !IsOf(chromosomes, reference, folder.Chromosome))
                {
                    folder = new(chromosomes is null ? null : chromosomes.IsNull(reference) ? StoreLayout.NoChromosome : Encoding.UTF8.GetString(chromosomes.Text(reference)), bin);
                    if (!_rows.TryGetValue(folder, out rows))
                        _rows[folder] = rows = new(position);
                }

                rows.Add(reference, position);
            }
        }
    }

    public HeldRows Run { get; }

    /// <summary>The folders that had rows when the run came, and how many.</summary>
    public IEnumerable<(TableFolder Folder, int Rows)> Counts => _rows.Select(each => (each.Key, each.Value.Count));

    /// <summary>Rows of a folder that have not been taken.</summary>
    public int Left(TableFolder folder) => _rows.TryGetValue(folder, out var rows) ? rows.Left : 0;

    /// <summary>The first and the last position of a folder that has rows; null where they do not come by position.</summary>
    public (int First, int Last)? Stretch(TableFolder folder) => _rows[folder] is { IsAscending: true } rows ? (rows.First, rows.Last) : null;

    /// <summary>Takes references of a folder's rows, in the order of arrival.</summary>
    /// <param name="before">The position up to which they are taken, where they come by position; null for all that are left.</param>
    internal IReadOnlyList<int> Take(TableFolder folder, int? before)
    {
        if (!_rows.TryGetValue(folder, out var rows))
            return [];
        return rows.Take(before is { } end ? reference => PositionOf(reference) < end : _ => true);
    }

    int PositionOf(int reference) => _positions is null || _positions.IsNull(reference) ? NoPosition : _positions.Value<int>(reference);

    static bool IsOf(HeldVector? chromosomes, int reference, string? chromosome) =>
        chromosomes is null
        || (chromosomes.IsNull(reference) ? chromosome == StoreLayout.NoChromosome : Ascii.Equals(chromosomes.Text(reference), chromosome));

    sealed class FolderRows(int first)
    {
        List<int> _left = [];

        public int First { get; } = first;

        public int Last { get; private set; } = int.MinValue;

        public bool IsAscending { get; private set; } = true;

        public int Count { get; private set; }

        public int Left => _left.Count;

        public void Add(int reference, int position)
        {
            IsAscending &= position >= Last;
            Last = position;
            Count++;
            _left.Add(reference);
        }

        public List<int> Take(Predicate<int> isTaken)
        {
            var end = _left.FindLastIndex(isTaken) + 1;
            var taken = _left[..end];
            _left = _left[end..];
            return taken;
        }
    }
}
