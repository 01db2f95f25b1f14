using System.Text.Json;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Scripts;

/// <summary>A store as tables and views of an engine that runs on many machines, over the same Parquet files.</summary>
/// <remarks>
/// A table is all that lies below a folder: replaced files too, for as long as they stay. So each has a view that takes the files which the
/// descriptors list, by their names, which are a generation's own.
/// </remarks>
public static class ClusterScript
{
    const int NamesALine = 8;

    /// <param name="location">Where the engine finds the store's directory, such as <c>s3://lab/gtex.store</c>.</param>
    /// <param name="schema">The schema, Spark's database, that gets the tables and views; it is made where it is not there.</param>
    /// <exception cref="QtlQueryException">The schema is not a plain name.</exception>
    public static void Write(QtlStore store, IClusterDialect dialect, string location, string schema, TextWriter output)
    {
        if (!schema.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || schema.Length == 0 || char.IsAsciiDigit(schema[0]))
            throw new QtlQueryException($"'{schema}' cannot name a schema", "Use letters, digits and _, beginning with a letter.");
        string[] header =
        [
            $"The tables and views of a QtlQuery store ({store.GenomeBuild.Name}) for {dialect.Title}, over the files it has now: run this again after a change of the store.",
            .. dialect.Requirements,
            "The views read the files of this moment by name: what is ingested or replaced later is read when this has been made and run again.",
        ];
        foreach (var line in header)
            output.Write($"-- {line}\n");
        output.Write('\n');
        foreach (var statement in dialect.Settings.Concat([$"create schema if not exists {schema}", $"use {schema}"]))
            output.Write($"{statement};\n");

        output.Write("\n-- The folders as tables, and of each table the files that the store lists.\n");
        foreach (var table in Schemas.Tables.Values.Where(table => table.Partitions.Count > 0).OrderBy(table => table.Name, StringComparer.Ordinal))
            WriteTable(store, dialect, table, location, schema, output);
        WriteDatasets(store, dialect, output);

        output.Write("-- The views of the program that need nothing but these.\n");
        var (translated, left) = Divide(store, dialect);
        foreach (var view in translated)
            output.Write($"\n-- {view.About}\n{PortableSql.Of(view)};\n");
        output.Write($"\n-- Not here, since {dialect.Title} has no macros, or not the functions over lists that these are made of:\n");
        foreach (var line in left.Select(view => view.Name).Order(StringComparer.Ordinal).Chunk(NamesALine))
            output.Write($"-- {string.Join(", ", line)}\n");
        output.Write("-- 'qtlquery sql', 'qtlquery export --sql duckdb' and the library have them.\n");
    }

    /// <summary>The program's views that an engine gets, and those of the program and of the store that it does not.</summary>
    internal static (List<SqlFile> Translated, List<SqlFile> Left) Divide(QtlStore store, IClusterDialect dialect)
    {
        var views = store.Views.ToLookup(view => view.Folder == "views" && view.Header.GetValueOrDefault("engines")?.Split(", ").Contains(dialect.Name) is true);
        return ([.. views[true]], [.. views[false]]);
    }

    static void WriteTable(QtlStore store, IClusterDialect dialect, TableDefinition table, string location, string schema, TextWriter output)
    {
        var columns = StoredTableSql.Columns(table).Select(column => (column.Name, Type: dialect.Type(column.Type))).ToList();
        var files = store.Catalogue.Files(table.Name).Select(Path.GetFileName).Distinct().Order(StringComparer.Ordinal).ToList();
        var others = table.Name == TraitLeads.Table ? WorkedOut(store, dialect) : "";
        if (files.Count == 0)
        {
            output.Write($"\ncreate or replace view stored_{table.Name} as\nselect {string.Join(", ", columns.Select(column => $"cast(null as {column.Type}) as {dialect.Quoted(column.Name)}"))}\nwhere false{others};\n");
            return;
        }

        var folders = $"{table.Name}_folders";
        output.Write($"\n{dialect.CreateTable(folders, columns, table.Partitions, $"{location}/{table.Name}")};\n");
        output.Write($"{dialect.FindPartitions(schema, folders)};\n");
        output.Write($"create or replace view stored_{table.Name} as\nselect {string.Join(", ", columns.Select(column => dialect.Quoted(column.Name)))}\nfrom {folders}\n");
        output.Write($"where {dialect.FileName} in (\n    {string.Join(",\n    ", files.Select(file => dialect.Text(file!)))}\n){others};\n");
    }

    // Of datasets that were written before there were leads over all chromosomes.
    static string WorkedOut(QtlStore store, IClusterDialect dialect)
    {
        var datasets = store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey(TraitLeads.From) && !dataset.Tables.ContainsKey(TraitLeads.Table)).Select(dataset => dataset.DatasetId).Order(StringComparer.Ordinal).ToList();
        return datasets.Count == 0 ? "" : $"\nunion all\n{TraitLeads.Select($"stored_{TraitLeads.From} where dataset_id in ({string.Join(", ", datasets.Select(dialect.Text))})")}";
    }

    static void WriteDatasets(QtlStore store, IClusterDialect dialect, TextWriter output)
    {
        var columns = Schemas.Table("datasets").Columns;
        using var rows = JsonDocument.Parse(StoredDatasets.Rows(store.Catalogue, store.GenomeBuild.Name));
        var values = rows.RootElement.EnumerateArray().Select(row => $"({string.Join(", ", columns.Select(column => row.TryGetProperty(column.Name, out var value) ? Literal(value, column.Type, dialect) : "null"))})").ToList();
        output.Write("\ncreate or replace view stored_datasets as\nselect\n");
        output.Write($"    {string.Join(",\n    ", columns.Select(column => $"cast({(values.Count == 0 ? "null" : dialect.Quoted(column.Name))} as {dialect.Type(column.Type)}) as {dialect.Quoted(column.Name)}"))}\n");
        output.Write(values.Count == 0
            ? "where false;\n\n"
            : $"from (\n    values\n    {string.Join(",\n    ", values)}\n) as listed ({string.Join(", ", columns.Select(column => dialect.Quoted(column.Name)))});\n\n");
    }

    static string Literal(JsonElement value, string type, IClusterDialect dialect) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => "null",
        (JsonValueKind.Array, _) => dialect.List(value.EnumerateArray().Select(item => dialect.Text(item.GetString()!))),
        (JsonValueKind.String, "TIMESTAMP") => $"timestamp {dialect.Text(value.GetString()!)}",
        (JsonValueKind.String, _) => dialect.Text(value.GetString()!),
        _ => value.GetRawText(),
    };
}
