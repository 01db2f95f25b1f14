using System.Text;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Writing;

namespace QtlQuery.Ingest.Originals;

/// <summary>The rows of a dataset as lines of the files that it was read from: their columns, their order of columns, their texts.</summary>
/// <remarks>Rows come in the store's order. Refused rows and comment lines are not in the store, and so are not here.</remarks>
public sealed class OriginalRows
{
    readonly QtlStore _store;
    readonly TableDefinition _table;
    readonly StoredTable _stored;
    readonly SourceLines _lines;
    readonly IReadOnlyDictionary<string, string> _back;

    OriginalRows(QtlStore store, TableDefinition table, StoredTable stored, IngestRecord ingest, SourceTable source)
    {
        (_store, _table, _stored, _lines, Ingest) = (store, table, stored, ingest.Lines!, ingest);
        _back = BackExpressions.Of(source, table, _lines.Columns);
        Lost = stored.SourceCells is null ? [.. _lines.Columns.Where(column => !_back.ContainsKey(column))] : [];
    }

    /// <summary>The reading of files that the rows came by.</summary>
    public IngestRecord Ingest { get; }

    /// <summary>Whether every value is known to come back as it was.</summary>
    public bool IsWhole => _stored.SourceCells is not null;

    /// <summary>The source's columns that the store cannot give back.</summary>
    public IReadOnlyList<string> Lost { get; }

    /// <param name="table">Which of the dataset's tables, where several were read from files.</param>
    /// <param name="definition">The files' format, where it is the user's own.</param>
    /// <exception cref="QtlQueryException">There is no such dataset, or its source cannot be written again.</exception>
    public static OriginalRows Of(QtlStore store, string datasetId, string? table = null, SourceDefinition? definition = null)
    {
        var dataset = store.Catalogue.Dataset(datasetId);
        var read = (from ingest in dataset.Ingests
                    where ingest.Inputs.Count > 0 // others were computed, as verdicts on traits are
                    let source = definition?.Name == ingest.Source ? definition : Schemas.Sources.GetValueOrDefault(ingest.Source)
                    let name = source?.Tables.Keys.First()
                    where source is null || dataset.Tables.GetValueOrDefault(name!)?.IngestId == ingest.Id
                    select (ingest, source, name)).ToList();
        var fitting = read.Where(each => table is null || each.name == table).ToList();
        if (fitting is not [var (record, format, main)])
        {
            var names = string.Join(" or ", read.Select(each => each.name));
            throw fitting.Count == 0
                ? new QtlQueryException($"{datasetId} has no table '{table}' that was read from files", $"It has {names}.")
                : new QtlQueryException($"{datasetId} was read from files of several formats", $"Say which rows you want with --table: {names}.");
        }

        if (format is null)
            throw new QtlQueryException($"{datasetId} was read as {record.Source}, which this program does not know", "Give its definition with --source-definition FILE.json.");
        if (record.Lines is null)
            throw new QtlQueryException($"{datasetId} cannot be written as its source: that was no text, or several kinds of text, or was read before its columns were kept", "'qtlquery sql' gives the rows as the store has them.");
        var rows = new OriginalRows(store, Schemas.Table(main!), dataset.Tables[main!], record, format.Tables[main!]);
        return rows.IsWhole && !rows._back.OrderBy(each => each.Key, StringComparer.Ordinal).SequenceEqual(record.Lines.Back.OrderBy(each => each.Key, StringComparer.Ordinal))
            ? throw new QtlQueryException($"{datasetId} was read with another definition of {record.Source} than this program has", "Write it with the program that read it, or ingest it again.")
            : rows;
    }

    /// <summary>Writes the header line, where the files have one, and the rows, in bounded memory. Columns that are lost are left out.</summary>
    /// <returns>Rows written.</returns>
    public long Write(Stream output, CancellationToken cancellation)
    {
        var written = 0L;
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        if (Header is { } header)
            text.WriteLine(header);
        for (var i = 0; i < _stored.Files.Count; i++)
        {
            using var rows = _store.Read(Select(_stored.Files[i], _stored.SourceCells?[i]), cancellation: cancellation);
            for (; rows.Next(); written++)
                text.WriteLine(rows.Rows.GetString(0));
        }

        return written;
    }

    string? Header => _lines.Header is not { } header || Lost.Count == 0 ? _lines.Header
        : string.Join(_lines.Delimiter, CellDelimiterOf(header).Where((_, i) => !Lost.Contains(_lines.Columns[i])));

    string[] CellDelimiterOf(string header) => _lines.Delimiter == " " ? header.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : header.Split(_lines.Delimiter);

    string Select(StoredFile file, StoredFile? cells)
    {
        var stored = _table.StoredColumns.Select(column => $"rows.{StoredTableSql.Name(column.Name)}");
        if (_table.Partitions.Contains("chromosome"))
            stored = stored.Append($"cast({(file.Chromosome is null or StoreLayout.NoChromosome ? "null" : $"'{file.Chromosome}'")} as varchar) as chromosome");
        var kept = cells is null ? "" : string.Concat(_lines.Columns.Select(column => $", cells.{StoredTableSql.Name(column)} as {CellName(column)}"));
        var joined = cells is null ? "" : $"left join {Read(cells)} as cells on cells.{CellsFile.StoredRow} = rows.file_row_number";
        var rows = $"select {string.Join(", ", stored)}, rows.file_row_number as file_row, {(cells is null ? "0" : "cells.file_row_number")} as place{kept} from {Read(file)} as rows {joined}";
        var texts = _lines.Columns.Select((column, i) => (column, missing: IngestSql.Text(_lines.Missing[i]))).Where(each => !Lost.Contains(each.column))
            .Select(each => Quoted($"coalesce({(cells is null ? "" : $"{CellName(each.column)}, ")}{(_back.TryGetValue(each.column, out var back) ? $"{back}, " : "")}{each.missing})"));
        return $"""
            select concat_ws({IngestSql.Text(_lines.Delimiter)}, {string.Join(",\n", texts)})
            from ({RowsAsRead.Select(_table, _table.Columns.Where(column => column.Name is not "dataset_id" and not "bin").Select(column => column.Name).ToHashSet(), rows)})
            order by file_row, place
            """;
    }

    string Quoted(string text) => _lines.Delimiter != "," ? text
        : $"case when contains({text}, ',') or starts_with({text}, '\"') then '\"' || replace({text}, '\"', '\"\"') || '\"' else {text} end";

    string Read(StoredFile file) => $"read_parquet({IngestSql.Text(_store.Layout.FullPath(file.Path))}, file_row_number = true, hive_partitioning = false)";

    static string CellName(string column) => StoredTableSql.Name($"cell {column}");
}
