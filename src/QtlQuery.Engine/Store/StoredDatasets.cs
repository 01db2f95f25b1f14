using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Store;

/// <summary>The catalogue as a table that views can join.</summary>
static class StoredDatasets
{
    public const string Name = "stored_datasets";

    public static void Create(DuckDBConnection connection, StoreCatalogue catalogue, string genomeBuild) =>
        Statements.Execute(connection, CreateTable("$rows"), ("rows", Rows(catalogue, genomeBuild)));

    /// <param name="rows">An expression that gives <see cref="Rows"/>.</param>
    public static string CreateTable(string rows)
    {
        var shape = string.Join(", ", Schemas.Table("datasets").Columns.Select(column => $"\"{column.Name}\": \"{column.Type}\""));
        return $"create or replace table {Name} as select unnest(from_json({rows}, '[{{{shape}}}]'), recursive := true)";
    }

    /// <summary>The catalogue as a JSON array.</summary>
    public static string Rows(StoreCatalogue catalogue, string genomeBuild)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var dataset in catalogue.Datasets.Values)
                DatasetRow.Write(json, dataset, genomeBuild);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
