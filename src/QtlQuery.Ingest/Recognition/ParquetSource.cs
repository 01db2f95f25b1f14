using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>Recognition of a Parquet file by its schema.</summary>
static class ParquetSource
{
    /// <exception cref="QtlQueryException">The file is damaged, or of no known format.</exception>
    public static RecognisedSource Recognise(SourceFile file, SourceDefinition? format)
    {
        using var database = WorkDatabase.Open(new());
        IReadOnlyList<string> columns;
        long rows;
        try
        {
            columns = database.Query<string>("select column_name from (describe select * from read_parquet($path))", new { path = file.Path });
            rows = database.Query<long>("select cast(sum(num_rows) as bigint) from parquet_file_metadata($path)", new { path = file.Path })[0];
        }
        catch (QtlQueryException e)
        {
            throw new QtlQueryException($"'{file.Path}' cannot be read as Parquet: {e.Message.Split('\n')[0]}", "Fetch it again, and compare its size or checksum with the source's.", e);
        }

        var match = SourceRecogniser.Choose(file, format, _ => columns);
        var definition = match.Definition;
        var known = columns.Select(definition.CanonicalHeader).ToList();
        var (fields, unpivoted) = SourceRecogniser.PartUnpivoted(definition, columns);
        return new(
            file,
            definition,
            null,
            fields,
            [.. (definition.Optional ?? []).Where(column => !known.Contains(column))],
            0,
            rows,
            SourceRecogniser.FromName(definition, file.Name).ToDictionary(each => each.Field, each => each.Value, StringComparer.Ordinal),
            match.Confidence,
            match.Reason)
        { Unpivoted = unpivoted };
    }
}
