using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Engine.Compaction;

/// <summary>How the rows of a table that is cut by chromosome and bin would lie in fewer files.</summary>
/// <param name="BinWidth">bp; a multiple of the width that the table has, so that each new file is whole old ones after each other.</param>
/// <param name="Bins">Numbers of the table's files that each new file is made of, in the order of their bins.</param>
public sealed record TableCompaction(string Table, StoredTable Stored, int BinWidth, IReadOnlyList<IReadOnlyList<int>> Bins)
{
    // Every row is read and written again: for fewer files that are saved it is not worth it.
    const double MostOfTheFiles = 0.75;

    /// <summary>The tables of a dataset that gain. The width of their bins is what an ingest would choose that knew all rows and where they lie.</summary>
    /// <param name="rowsAFile">Rows that a file is to have.</param>
    public static IReadOnlyList<TableCompaction> Of(DatasetDescriptor dataset, double rowsAFile = BinWidths.RowsAFile) =>
        [.. dataset.Tables.Select(table => Of(table.Key, table.Value, rowsAFile)).OfType<TableCompaction>().OrderBy(each => each.Table, StringComparer.Ordinal)];

    static TableCompaction? Of(string table, StoredTable stored, double rowsAFile)
    {
        if (stored.BinWidth is not { } width)
            return null;
        var span = stored.Files.GroupBy(file => file.Chromosome).Sum(files => files.Max(file => file.LastPosition ?? 0L) - files.Min(file => file.FirstPosition ?? 0L) + 1);
        var wider = BinWidths.For(rowsAFile, stored.Rows, stored.Rows, span) / width * width;
        if (wider <= width)
            return null;
        IReadOnlyList<IReadOnlyList<int>> bins = [.. Enumerable.Range(0, stored.Files.Count).GroupBy(file => (stored.Files[file].Chromosome, stored.Files[file].Bin / (wider / width))).Select(files => (IReadOnlyList<int>)[.. files.OrderBy(file => stored.Files[file].Bin)])];
        return bins.Count <= MostOfTheFiles * stored.Files.Count ? new(table, stored, wider, bins) : null;
    }
}
