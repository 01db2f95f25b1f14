using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>What catalogues in the store say of datasets whose files carry only an id, such as QTD000001.</summary>
sealed class PublishedDatasets(StoreLayout layout)
{
    // Fields that a catalogue can give.
    static readonly string[] Fields = ["study", "quantity", "context", "sample_size"];

    readonly List<string> _files = StoreCatalogue.Read(layout).Files("published_datasets");

    /// <summary>The source with what is known of its id among its facts; what the file itself says stays.</summary>
    /// <param name="release">The catalogue's release, where the user says it: ids have been used again.</param>
    /// <exception cref="QtlQueryException">Releases of the catalogue say different things of the id.</exception>
    public RecognisedSource Describe(RecognisedSource source, string? release)
    {
        if (_files.Count == 0 || !source.Facts.TryGetValue("dataset_id", out var id))
            return source;
        using var database = WorkDatabase.Open(new());
        var rows = database.Query<Row>(
            $"select release, {string.Join(", ", Fields.Select(field => $"cast({field} as varchar) as {field}"))} from read_parquet($files, hive_partitioning = false) where published_id = $id and ($release is null or release = $release) order by release",
            new { files = new ListValue<string>(_files), id, release });
        var said = rows.Select(row => (row.Study, row.Quantity, row.Context, row.SampleSize)).Distinct().ToList();
        if (said.Count == 0)
            return source;
        if (said.Count > 1)
        {
            throw new QtlQueryException(
                $"'{source.File.Path}': {id} is {string.Join(" and ", rows.Select(row => $"{row.Study} {row.Quantity} {row.Context} in release {row.Release}"))}",
                $"Say which with --set release={rows[^1].Release}");
        }

        var facts = new Dictionary<string, string>(source.Facts, StringComparer.Ordinal);
        foreach (var (field, value) in Fields.Zip([said[0].Study, said[0].Quantity, said[0].Context, said[0].SampleSize]))
        {
            if (!string.IsNullOrEmpty(value))
                facts.TryAdd(field, value);
        }

        return source with { Facts = facts };
    }

    sealed record Row
    {
        public string? Release { get; init; }

        public string? Study { get; init; }

        public string? Quantity { get; init; }

        public string? Context { get; init; }

        public string? SampleSize { get; init; }
    }
}
