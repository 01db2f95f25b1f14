using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Sql;

/// <summary>The SQL that table definitions mean. Only names and types of checked definitions enter the text; every value is a parameter.</summary>
public static class StoredTableSql
{
    /// <summary>Variable that holds the paths of a table's files.</summary>
    public static string FilesVariable(string table) => $"{table}_files";

    /// <summary>The macro that reads a table's files.</summary>
    public static string MacroName(string table) => $"stored_{table}";

    /// <summary>The macros that the program's views read, one a table of the schema; those of tables without files give no rows.</summary>
    /// <param name="leadsAlone">As of <see cref="CreateMacro"/>.</param>
    public static IEnumerable<string> CreateMacros(IEnumerable<string> tablesWithFiles, IReadOnlyList<string> leadsAlone)
    {
        var withFiles = tablesWithFiles.ToHashSet();
        return Schemas.Tables.Values
            .Where(table => SqlFile.In("views").Any(view => view.Text.Contains($"{MacroName(table.Name)}(", StringComparison.Ordinal)))
            .Select(table => CreateMacro(table, withFiles.Contains(table.Name), leadsAlone));
    }

    /// <summary>A table macro over a list of files, giving the columns of the definition; without files in the store it gives no rows.</summary>
    /// <param name="leadsAlone">Paths, as SQL texts, of the files of <see cref="TraitLeads.From"/> whose datasets have no <see cref="TraitLeads.Table"/>: their rows are worked out.</param>
    public static string CreateMacro(TableDefinition table, bool hasFiles, IReadOnlyList<string> leadsAlone)
    {
        var rows = hasFiles
            ? $"select * from {ReadFiles(table, "files")}"
            : $"select {string.Join(", ", Columns(table).Select(column => $"cast(null as {column.Type}) as {Name(column.Name)}"))} where false";
        if (table.Name == TraitLeads.Table && leadsAlone.Count > 0)
            rows += $" union all {TraitLeads.Select(ReadFiles(Schemas.Table(TraitLeads.From), $"[{string.Join(", ", leadsAlone)}]"))}";
        return $"create or replace macro {MacroName(table.Name)}(files) as table {rows}";
    }

    /// <summary>What follows <c>from</c> to read a table's files, the folders of their paths as columns.</summary>
    /// <param name="files">An expression that gives the list of files, such as <c>$files</c>.</param>
    public static string ReadFiles(TableDefinition table, string files) =>
        $"read_parquet({files}, hive_partitioning = true, hive_types = {{{string.Join(", ", table.Partitions.Select(column => $"'{column}': {HiveType(column)}"))}}})";

    /// <summary>An empty table with a definition's stored columns.</summary>
    public static string CreateTable(string name, IEnumerable<ColumnDefinition> columns) =>
        $"create or replace temp table {name} ({string.Join(", ", columns.Select(column => $"{Name(column.Name)} {column.Type}"))})";

    /// <summary>How a table's files are written. Zstandard at 6, format 2 (delta and byte-stream-split), row groups of 61,440 rows, small Bloom filters: DECISIONS.md.</summary>
    public static string ParquetOptions(TableDefinition table, GenomeBuild build) =>
        $"format parquet, parquet_version v2, compression zstd, compression_level 6, row_group_size 61440, bloom_filter_false_positive_ratio 0.1, kv_metadata {{qtlquery_table: '{table.Name}', qtlquery_format: '{StoreFile.CurrentFormat}', genome_build: '{build.Name}'}}";

    /// <summary>A column's name as SQL: quoted, since <c>ref</c>, <c>rows</c> and the like are words of SQL somewhere.</summary>
    public static string Name(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as SQL, which knows no other escape than the doubled quote.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // The order in which Parquet reading gives them: the file's columns, then those of the path.
    internal static IEnumerable<(string Name, string Type)> Columns(TableDefinition table) =>
        table.StoredColumns.Select(column => (column.Name, column.Type)).Concat(table.Partitions.Select(column => (column, HiveType(column))));

    static string HiveType(string partition) => partition == "bin" ? "INTEGER" : "VARCHAR";
}
