using System.Collections.Concurrent;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest.Reading;

/// <summary>Parts a file that holds several datasets, such as one with a column for the tissue, into one source for each.</summary>
static class SourceSplit
{
    /// <param name="folder">Where the parted rows may lie while they are ingested.</param>
    /// <returns>The file itself where its format holds one dataset a file.</returns>
    public static IReadOnlyList<RecognisedSource> Of(RecognisedSource source, Func<string> folder, EngineOptions options, CancellationToken cancellation)
    {
        if (source.Definition.SplitBy is not { } fields)
            return [source];
        var spool = folder();
        // One thread: the rows of each dataset lie in the order of their lines, whatever the machine.
        using var database = WorkDatabase.Open(options with { Threads = 1, TemporaryDirectory = Path.Combine(spool, "_spill") }, cancellation);
        var refused = Spool(database, source, fields, spool);
        var datasets = database.Query<Part>($"select {List(fields)} as \"values\", filename, count(*) as rows from {Read(fields)} group by all", new { files = Path.Combine(spool, "**", "*.parquet") })
            .GroupBy(part => string.Join('\t', part.Values.Select(value => value ?? "")), StringComparer.Ordinal)
            .OrderBy(dataset => dataset.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var part in datasets.SelectMany(dataset => dataset).Where(part => part.Values.Contains(null)))
            refused.AddRange(database.Query<long>("select line_number from read_parquet($path)", new { path = part.Filename }).Select(line => (line, $"the row does not say its {string.Join(" and ", fields.Keys)}")));

        var sources = new List<RecognisedSource>();
        foreach (var parts in datasets.Where(dataset => !dataset.First().Values.Contains(null)))
        {
            var facts = new Dictionary<string, string>(source.Facts, StringComparer.Ordinal);
            foreach (var (field, value) in fields.Keys.Zip(parts.First().Values))
                facts[field] = value!;
            var files = parts.OrderBy(part => part.Filename, StringComparer.Ordinal).Select(part => (part.Filename, part.Rows)).ToList();
            sources.Add(source with
            {
                Facts = facts,
                EstimatedRows = files.Sum(file => file.Rows),
                Spool = new(files, sources.Count == 0 ? refused : []),
            });
        }

        return sources;
    }

    static List<(long Line, string Reason)> Spool(WorkDatabase database, RecognisedSource source, IReadOnlyDictionary<string, string> fields, string folder)
    {
        var refused = new ConcurrentBag<(long, string)>();
        using var runs = new RowRuns(database, source, 0, int.MaxValue / Engine.Text.TextPiece.MaximumLines, (line, reason) => refused.Add((line, reason)));
        var keys = fields.Keys.Select(Key).ToList();
        var rows = $"select *, {string.Join(", ", fields.Select(field => $"cast({field.Value} as varchar) as {Key(field.Key)}"))} from {runs.Next(1)[0]}";
        var sql = $"copy ({rows} order by {string.Join(", ", keys)}, line_number) to $folder (format parquet, compression zstd, partition_by ({string.Join(", ", keys)}), overwrite_or_ignore)";
        var parameters = SqlParameters.Names(sql).ToDictionary(name => name, name => name == "folder" ? folder : SourceRowsSql.Parameter(source, name));
        try
        {
            database.Execute(sql, parameters);
        }
        catch (Core.QtlQueryException)
        {
            runs.ThrowFailure();
            throw;
        }

        return [.. refused.Order()];
    }

    static string Read(IReadOnlyDictionary<string, string> fields) =>
        $"read_parquet($files, filename = true, hive_partitioning = true, hive_types = {{{string.Join(", ", fields.Keys.Select(field => $"{Key(field)}: varchar"))}}})";

    static string List(IReadOnlyDictionary<string, string> fields) => $"[{string.Join(", ", fields.Keys.Select(Key))}]";

    static string Key(string field) => StoredTableSql.Name($"dataset_{field}");

    sealed record Part
    {
        public List<string?> Values { get; init; } = [];

        public string Filename { get; init; } = "";

        public long Rows { get; init; }
    }
}
