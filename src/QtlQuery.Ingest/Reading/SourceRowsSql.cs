using System.Globalization;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest.Reading;

/// <summary>What follows <c>from</c> to read rows of a source: line_number and the columns that its definition knows.</summary>
static class SourceRowsSql
{
    /// <summary>The rows of a table function over lines of text.</summary>
    public static string OfText(RecognisedSource source, string tableFunction) => source is { Unpivoted: not null, Definition.Unpivot: { } unpivot }
        ? Unpivoted(unpivot, $"select * exclude ({Name(SourceRecogniser.UnpivotedCells)}), unnest($unpivoted) as {Name(unpivot.Name)}, unnest(string_split({Name(SourceRecogniser.UnpivotedCells)}, $delimiter)) as {Name(unpivot.Value)} from {tableFunction}()")
        : $"{tableFunction}()";

    /// <summary>Some rows of a Parquet file, counted from 0, both ends included.</summary>
    public static string OfParquet(RecognisedSource source, long first, long last)
    {
        var definition = source.Definition;
        var columns = source.Columns.Where(name => !name.StartsWith("__index_level_", StringComparison.Ordinal))
            .Select(name => $"{Cell(definition, name)} as {Name(definition.CanonicalHeader(name))}")
            .Concat(source.AbsentColumns.Select(name => $"null as {Name(name)}"));
        var select = string.Create(CultureInfo.InvariantCulture, $"""
            select file_row_number + 1 as line_number, {string.Join(", ", columns)}{UnpivotedCells(source)}
            from read_parquet($source, file_row_number = true)
            where file_row_number between {first} and {last}
            """);
        return source is { Unpivoted: not null, Definition.Unpivot: { } unpivot } ? Unpivoted(unpivot, select) : $"({select})";
    }

    /// <summary>Some of the rows that <see cref="SourceSplit"/> put aside, counted from 0, both ends included.</summary>
    public static string OfSpool(string path, long first, long last) => string.Create(
        CultureInfo.InvariantCulture,
        $"(select * exclude (file_row_number) from read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', file_row_number = true, hive_partitioning = false) where file_row_number between {first} and {last})");

    /// <summary>The values that these selects take as <c>$name</c>; null for a name that is not theirs.</summary>
    public static object? Parameter(RecognisedSource source, string name) => name switch
    {
        "source" => source.File.Path,
        "unpivoted" => new ListValue<string>(source.Unpivoted ?? []),
        "missing" => new ListValue<string>(source.Definition.Missing ?? []),
        "delimiter" => source.Layout is { } layout ? ((char)layout.Delimiter.Byte).ToString() : null,
        _ => null,
    };

    // Every definition of a text format finds text, whether the file is text or Parquet.
    static string Cell(SourceDefinition definition, string column)
    {
        if (definition.Reader == SourceReader.Text)
            return $"nullif_any(cast({Name(column)} as varchar), $missing)";
        return definition.Unnest == column ? $"unnest({Name(column)})" : Name(column);
    }

    static string UnpivotedCells(RecognisedSource source) => source is { Unpivoted: { } columns, Definition.Unpivot: { } unpivot }
        ? $", unnest($unpivoted) as {Name(unpivot.Name)}, unnest([{string.Join(", ", columns.Select(column => column.Length == 0 ? "null" : $"cast({Name(column)} as varchar)"))}]) as {Name(unpivot.Value)}"
        : "";

    static string Unpivoted(UnpivotedColumns unpivot, string select) =>
        $"(select * replace (nullif_any({Name(unpivot.Value)}, $missing) as {Name(unpivot.Value)}) from ({select}) where {Name(unpivot.Name)} <> '')";

    static string Name(string column) => StoredTableSql.Name(column);
}
