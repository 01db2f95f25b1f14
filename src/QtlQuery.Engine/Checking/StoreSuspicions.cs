using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Checking;

/// <summary>Looks for what ruins analyses without being damage: wrong alleles, builds, units and sample sizes. <c>sql/suspicions</c> says what.</summary>
public static class StoreSuspicions
{
    /// <summary>What was measured in the named datasets, or in all: suspicious or not, in the order of datasets and suspicions. What cannot be told is left out.</summary>
    /// <exception cref="QtlQueryException">There is no such dataset, or a file of the store cannot be read.</exception>
    public static IReadOnlyList<Finding> Run(QtlStore store, IReadOnlyCollection<string>? datasets = null, CancellationToken cancellation = default)
    {
        var asked = datasets is { Count: > 0 } ? datasets.Distinct().Select(store.Catalogue.Dataset) : store.Catalogue.Datasets.Values;
        using var connection = store.Connect(string.Join(' ', SuspicionDefinition.All.SelectMany(each => each.Tables.Select(table => $"{table}_in").Append(each.Sql))));
        using var interrupt = QtlStore.InterruptWhen(connection, cancellation);
        var findings = new List<Finding>();
        foreach (var dataset in asked.OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal))
        {
            findings.AddRange(Remarks(dataset));
            foreach (var table in SuspicionDefinition.All.SelectMany(each => each.Tables).Distinct().Where(dataset.Tables.ContainsKey).Order(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                findings.AddRange(SqlError.Explain(() => Look(connection, store, dataset, Schemas.Table(table)), cancellation));
            }
        }

        return findings;
    }

    // What an ingest saw in rows that it took, and that the stored rows do not show any more. A mapping told of what it left out, and nothing is wrong with that.
    static IEnumerable<Finding> Remarks(DatasetDescriptor dataset) =>
        from ingest in dataset.Ingests
        let table = dataset.Tables.Where(table => table.Value.IngestId == ingest.Id).MaxBy(table => table.Value.Rows).Key
        from remark in ingest.Remarks
        select new Finding(
            dataset.DatasetId,
            table,
            "remark",
            !ingest.IsComputed,
            remark.Value,
            ingest.Rows.Read,
            ingest.IsComputed
                ? string.Create(CultureInfo.InvariantCulture, $"{ingest.Source} noted: {remark.Key}: {remark.Value:N0}.")
                : string.Create(CultureInfo.InvariantCulture, $"In {remark.Value:N0} rows of {string.Join(", ", ingest.Inputs.Select(input => input.Name))}: {remark.Key}."),
            ingest.IsComputed ? "" : "It was seen while the file was read, and the rows are stored as they should be: look whether other programs that use the file know of it.");

    static List<Finding> Look(DuckDBConnection connection, QtlStore store, DatasetDescriptor dataset, TableDefinition table)
    {
        var filled = new CheckedTable(connection, store, dataset, table).Filled;
        var findings = new List<Finding>();
        foreach (var suspicion in SuspicionDefinition.All.Where(each => each.Tables.Contains(table.Name) && each.Columns.All(filled.Contains)))
        {
            var parameters = new (string Name, object? Value)[] { ("dataset_id", dataset.DatasetId), ("table", table.Name) }
                .Where(each => suspicion.Sql.Contains('$' + each.Name, StringComparison.Ordinal));
            var numbers = Statements.Read(connection, suspicion.Sql, Numbers, parameters) is [var only]
                ? only
                : throw new InvalidOperationException($"sql/suspicions/{suspicion.Name}.sql does not give one row.");
            if (numbers["suspicious"] is bool suspicious)
                findings.Add(new(dataset.DatasetId, table.Name, suspicion.Name, suspicious, (long)numbers["rows_looked_at"]!, dataset.Tables[table.Name].Rows, suspicion.Sentence(numbers), suspicion.Hint));
        }

        return findings;
    }

    static Dictionary<string, object?> Numbers(DbDataReader row) =>
        Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, i => row.IsDBNull(i) ? null : row.GetValue(i));
}
