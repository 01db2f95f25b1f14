using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>Writes the small tables that are made from a large one, so that questions need not scan it.</summary>
public sealed class CompanionTables(WorkDatabase database, GenomeBuild build, Publication publication)
{
    readonly SmallTable _file = new(database, build, publication);

    /// <summary>Those of a table that has just been written, and those that are made from these.</summary>
    /// <param name="files">Its staged files.</param>
    public IEnumerable<(string Table, IReadOnlyList<StoredFile> Files)> Write(TableDefinition table, IReadOnlyList<StoredFile> files)
    {
        var paths = files.Select(file => Path.Combine(publication.WorkFolder, file.Path)).ToList();
        var rows = files.Sum(file => file.Rows);
        return CompanionTable.Names(table, rows).Select(name => CompanionTable.Of(database, table, name, rows, paths)).OfType<CompanionTable>().SelectMany(companion => Write(companion, paths));
    }

    /// <summary>One of them, and those that are made from it.</summary>
    /// <param name="paths">Of the files of the table that it is made from.</param>
    internal IEnumerable<(string Table, IReadOnlyList<StoredFile> Files)> Write(CompanionTable companion, IReadOnlyList<string> paths)
    {
        var table = Schemas.Table(companion.Name);
        IReadOnlyList<StoredFile> written = [_file.Write(table, companion.Select, paths, companion.First)];
        return Write(table, written).Prepend((companion.Name, written));
    }
}
