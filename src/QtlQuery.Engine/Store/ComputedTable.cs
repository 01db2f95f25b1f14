using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Engine.Store;

/// <summary>Puts rows that were computed, not read from a file, into a table of a dataset.</summary>
public static class ComputedTable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Writes rows beside those of the table that stay, and publishes them with what they were computed by.</summary>
    /// <remarks>Several processes may publish into one table: each waits for the others, ten minutes at most, and adds to what they left.</remarks>
    /// <param name="store">The dataset's, however long it has been open.</param>
    /// <param name="into">The store that gets the rows: that one, or another that is asked beside it.</param>
    /// <param name="table">A table that is not cut by chromosome.</param>
    /// <param name="columns">Names of its stored columns, in the order of each row's values; columns that are not named are null.</param>
    /// <param name="rows">Values as strings, doubles, integers and booleans, or null.</param>
    /// <param name="stays">A condition on rows that the table has already, over its columns and <c>$name</c>s; null where all are replaced.</param>
    /// <param name="source">What computed them, where an ingest names its format.</param>
    /// <param name="settings">What the rows of the table were computed with, from what stood there before.</param>
    /// <returns>Rows that the table has then.</returns>
    /// <exception cref="QtlQueryException">The store has no such dataset, another process does not come to an end with it, or the disk is full.</exception>
    public static long Publish(
        QtlStore store,
        StoreLayout into,
        string datasetId,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        (string Condition, IReadOnlyDictionary<string, object?> Values)? stays,
        string source,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> settings,
        CancellationToken cancellation = default)
    {
        var dataset = store.Catalogue.Dataset(datasetId);
        var definition = Schemas.Table(table);
        using var publication = Publication.BeginWhenFree(into, datasetId, Patience, cancellation);
        var current = publication.Current;
        if (into == store.Layout && current is null)
            throw new QtlQueryException($"dataset '{datasetId}' was removed from the store meanwhile", "Ingest it again, or ask about the others.");
        var old = current?.Tables.GetValueOrDefault(table);
        using var connection = store.Connect();
        using var interrupt = QtlStore.InterruptWhen(connection, cancellation);
        return SqlError.Explain(
            () =>
            {
                Statements.Execute(connection, StoredTableSql.CreateTable("computed", definition.StoredColumns));
                ComputedRows.Append(connection, "computed", definition, columns, rows);
                if (stays is { } kept && old is not null)
                    KeepOld(connection, definition, [.. old.Files.Select(file => into.FullPath(file.Path))], kept.Condition, kept.Values);
                return Commit(connection, store, current ?? dataset, publication, definition, new IngestRecord(
                    publication.Generation, source, DateTime.UtcNow, settings(SettingsOf(current, old)), [], new(0, 0, 0, new Dictionary<string, long>(), new Dictionary<string, long>()), new Dictionary<string, long>()));
            },
            cancellation);
    }

    static IReadOnlyDictionary<string, string> SettingsOf(DatasetDescriptor? dataset, StoredTable? table) =>
        dataset?.Ingests.FirstOrDefault(ingest => ingest.Id == table?.IngestId)?.Settings ?? new Dictionary<string, string>();

    static void KeepOld(DuckDBConnection connection, TableDefinition definition, List<string> files, string condition, IReadOnlyDictionary<string, object?> values) =>
        Statements.Execute(
            connection,
            $"insert into computed by name select {string.Join(", ", definition.StoredColumns.Select(column => StoredTableSql.Name(column.Name)))} from {StoredTableSql.ReadFiles(definition, "$files")} where {condition}",
            [("files", files), .. values.Select(value => (value.Key, value.Value))]);

    static long Commit(DuckDBConnection connection, QtlStore store, DatasetDescriptor dataset, Publication publication, TableDefinition definition, IngestRecord record)
    {
        var count = Statements.Read(connection, "select count(*) from computed", row => row.GetInt64(0))[0];
        var file = publication.StagedFile(definition.Name);
        var order = string.Join(", ", definition.Order.Select(column => $"{StoredTableSql.Name(column)} nulls first"));
        Statements.Execute(connection, $"copy (from computed order by {order}) to $file ({StoredTableSql.ParquetOptions(definition, store.GenomeBuild)})", ("file", file));
        var bytes = new FileInfo(file).Length;
        publication.Commit(
            dataset.Fields,
            new Dictionary<string, StoredTable> { [definition.Name] = new(publication.Generation, count, bytes, [new(publication.PublishedPath(file), count, bytes)]) },
            record with { Rows = new(count, count, 0, record.Rows.LeftOut, record.Rows.Refused) });
        return count;
    }
}
