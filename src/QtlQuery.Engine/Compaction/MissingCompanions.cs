using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Engine.Compaction;

/// <summary>Small tables that a dataset would have if it were written today, and lacks because it was written before there were such.</summary>
static class MissingCompanions
{
    /// <summary>By the descriptor alone: what may be missing, each with the table that it is made from.</summary>
    public static IReadOnlyList<(string Table, string Name)> Possible(DatasetDescriptor dataset) =>
    [
        .. dataset.Tables
            .Where(table => table.Value.Files.Count > 0 && (table.Value.BinWidth is not null || Schemas.Table(table.Key).Companion))
            .SelectMany(table => CompanionTable.Names(Schemas.Table(table.Key), table.Value.Rows).Select(name => (table.Key, name)))
            .Where(each => !dataset.Tables.ContainsKey(each.name))
            .DistinctBy(each => each.name),
    ];

    /// <summary>A missing one, and those that are made from it and are missing, too.</summary>
    public static IEnumerable<string> With(string name, DatasetDescriptor dataset) =>
        CompanionTable.Names(Schemas.Table(name), 0).Where(further => !dataset.Tables.ContainsKey(further)).Prepend(name);

    /// <summary>What is missing indeed, by the rows.</summary>
    public static IEnumerable<(string Table, IReadOnlyList<string> Paths, CompanionTable Companion)> Of(WorkDatabase database, StoreLayout layout, DatasetDescriptor dataset)
    {
        foreach (var (table, name) in Possible(dataset))
        {
            var stored = dataset.Tables[table];
            List<string> paths = [.. stored.Files.Select(file => layout.FullPath(file.Path))];
            if (CompanionTable.Of(database, Schemas.Table(table), name, stored.Rows, paths) is { } companion)
                yield return (table, paths, companion);
        }
    }
}
