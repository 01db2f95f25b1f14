using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Ingest.Writing;

/// <summary>Sorts runs of rows into bins and writes each bin as one file, in bounded memory.</summary>
/// <remarks>
/// Where rows come by position, each run's go into the file of their bin at once, but for those of the last position, of which the next run may have more.
/// A bin that a run no longer touches is finished, as all are in a file sorted by position, and is written once. In files of another
/// order the rows held are written as parts when they become too many, and the parts of a bin are merged at the end.
/// </remarks>
/// <param name="present">The table's columns that runs have.</param>
sealed class TableWriter(WorkDatabase database, TableDefinition table, IReadOnlySet<string> present, GenomeBuild build, Publication publication, IngestSizes sizes, Action<long> contradicting) : IDisposable
{
    static readonly Comparer<TableFolder> InOrder = Comparer<TableFolder>.Create((a, b) => (Chromosome.Order(a.Chromosome ?? ""), a.Bin ?? 0).CompareTo((Chromosome.Order(b.Chromosome ?? ""), b.Bin ?? 0)));

    readonly MergedFile _merged = new(database, table, present, build);
    readonly Dictionary<TableFolder, OpenBin> _open = [];
    readonly SortedDictionary<TableFolder, List<string>> _parts = new(InOrder);
    bool _comesByPosition = table.IsBinned && table.Order[0] == "position" && table.Order.All(table.Key.Contains);
    CellsFile? _cells;
    long _rowsWaiting;

    /// <summary>Rows that were folded into others.</summary>
    public long Folded { get; private set; }

    /// <summary>The files of source cells, once all is written; null where they are not kept.</summary>
    public IReadOnlyList<StoredFile>? SourceCells { get; private set; }

    /// <summary>Has the source cells of runs written beside their rows.</summary>
    public void Keep(SourceCells cells)
    {
        _cells = new(database, cells, table, build);
        _merged.Keep(cells);
        SourceCells = [];
    }

    /// <summary>Takes over checked rows; they are let go when they are not needed any more.</summary>
    public void Add(RowRun rows)
    {
        var folders = new HeldFolders(rows.Held, rows.BinWidth);
        var bins = table.IsBinned ? folders.Counts.Select(each => each.Folder).Order(InOrder).ToList() : [default];
        if (_comesByPosition && !bins.All(bin => ComesByPosition(folders, bin)))
        {
            _comesByPosition = false;
            WriteParts(_open.Where(each => each.Value.File is not null).Select(each => each.Key));
        }

        var good = folders.Counts.Sum(each => (long)each.Rows);
        var run = new HeldRun(folders, good);
        _rowsWaiting += good;
        foreach (var bin in bins)
        {
            if (!_open.TryGetValue(bin, out var open))
                _open[bin] = open = new();
            open.Runs.Add(run);
        }

        if (bins.Count == 0)
            run.Release(0);
        if (!table.IsBinned)
            return;
        WriteParts(_open.Keys.Except(bins));
        if (_comesByPosition)
            bins.ForEach(bin => WriteStretch(bin, folders));
        if (_rowsWaiting > sizes.MostRowsHeld)
            WriteParts(_open.Keys);
    }

    /// <summary>Writes what is left and merges parts.</summary>
    public IReadOnlyList<StoredFile> Finish()
    {
        WriteParts(_open.Keys);
        IReadOnlyList<StoredFile> files = [.. _parts.Select(each => Describe(each.Key, each.Value is [var only] ? Rename(only, each.Key) : Merge(each.Value, each.Key)))];
        if (SourceCells is not null)
            SourceCells = [.. files.Select(DescribeCells)];
        return files;
    }

    public void Dispose()
    {
        foreach (var open in _open.Values)
            open.File?.Dispose();
    }

    bool ComesByPosition(HeldFolders run, TableFolder bin) =>
        run.Stretch(bin) is { } stretch && (!_open.TryGetValue(bin, out var open) || stretch.First >= open.Last);

    // What comes later has the last position at least.
    void WriteStretch(TableFolder bin, HeldFolders run)
    {
        var open = _open[bin];
        open.Last = run.Stretch(bin)!.Value.Last;
        var rows = open.Take(database, table, bin, open.Last);
        if (rows.Count > 0)
            Write(rows, open.File ??= Begin(bin));
    }

    void WriteParts(IEnumerable<TableFolder> bins)
    {
        foreach (var bin in bins.ToList())
            WritePart(bin);
    }

    // All that is left of a bin.
    void WritePart(TableFolder bin)
    {
        var open = _open[bin];
        var file = open.File ??= Begin(bin);
        Write(open.Take(database, table, bin, before: null), file);
        file.Finish();
        file.Dispose();
        _parts[bin].Add(file.Path);
        _open.Remove(bin);
    }

    void Write(TakenRows rows, SortedFile file)
    {
        _rowsWaiting -= rows.Count;
        Count(file.Add(rows.Sorted, rows));
    }

    SortedFile Begin(TableFolder bin)
    {
        var parts = _parts.TryGetValue(bin, out var known) ? known : _parts[bin] = [];
        var path = publication.StagedFile(table.Name, bin.Chromosome, bin.Bin, string.Create(CultureInfo.InvariantCulture, $"-{parts.Count}"));
        return new(database, table, present, build, path, _cells, CellsPath(bin, path));
    }

    string Merge(List<string> parts, TableFolder bin)
    {
        var path = publication.StagedFile(table.Name, bin.Chromosome, bin.Bin);
        var foldedBefore = parts.Select((part, i) => _merged.RereadFolded(CellsPath(bin, part), i)).OfType<string>().ToList();
        Count(_merged.Write(string.Join(" union all ", parts.Select((part, i) => _merged.Reread(part, CellsPath(bin, part), i, bin))), path, CellsPath(bin, path), foldedBefore.Count == 0 ? null : string.Join(" union all ", foldedBefore)));
        parts.ForEach(part => File.Delete(CellsPath(bin, part)));
        parts.ForEach(File.Delete);
        return path;
    }

    void Count(FoldedRows rows)
    {
        Folded += rows.Folded;
        foreach (var line in rows.Contradicting)
            contradicting(line);
    }

    string Rename(string part, TableFolder bin)
    {
        var path = publication.StagedFile(table.Name, bin.Chromosome, bin.Bin);
        File.Move(part, path);
        if (SourceCells is not null)
            File.Move(CellsPath(bin, part), CellsPath(bin, path));
        return path;
    }

    // Beside the rows: the same folders and name below a table of their own.
    string CellsPath(TableFolder bin, string path) => publication.StagedFile(StoreLayout.SourceCellsOf(table.Name), bin.Chromosome, bin.Bin, Path.GetFileNameWithoutExtension(path)[publication.Generation.Length..]);

    StoredFile DescribeCells(StoredFile rows)
    {
        var path = CellsPath(new(rows.Chromosome, rows.Bin), rows.Path);
        var written = database.Query<long>("select count(*) from read_parquet($path)", new { path })[0];
        return rows with { Path = publication.PublishedPath(path), Rows = written, Bytes = new FileInfo(path).Length };
    }

    StoredFile Describe(TableFolder bin, string path)
    {
        var positions = bin.Chromosome is null ? "cast(null as integer), cast(null as integer)" : "min(position), max(position)";
        var (rows, first, last) = database.Query<(long, int?, int?)>($"select count(*), {positions} from read_parquet($path)", new { path })[0];
        return new(publication.PublishedPath(path), rows, new FileInfo(path).Length, bin.Chromosome, bin.Bin, first, last);
    }
}
