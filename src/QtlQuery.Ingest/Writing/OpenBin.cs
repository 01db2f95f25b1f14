using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;

namespace QtlQuery.Ingest.Writing;

/// <summary>A bin of which rows are held.</summary>
sealed class OpenBin
{
    /// <summary>The runs that rows are left in.</summary>
    public List<HeldRun> Runs { get; } = [];

    /// <summary>The file that has rows already; null where none are written yet.</summary>
    public SortedFile? File { get; set; }

    /// <summary>The last position so far, where rows come by position.</summary>
    public int Last { get; set; }

    /// <summary>Takes rows out of the runs, sorted.</summary>
    /// <param name="before">The position up to which they are taken; null for all.</param>
    public TakenRows Take(WorkDatabase database, TableDefinition table, TableFolder folder, int? before)
    {
        var left = Runs.Select(run => run.Folders.Left(folder)).ToList();
        var sorted = database.Sort([.. Runs.Select(run => run.Folders)], table, folder, before);
        var taken = new TakenRows(sorted, [.. Runs.Zip(left, (run, count) => (run, count - run.Folders.Left(folder)))]);
        Runs.RemoveAll(run => run.Folders.Left(folder) == 0);
        return taken;
    }
}
