using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.RealData;

/// <summary>Published files, each ingested once as its line of <c>published-files.tsv</c> says into a store of its own, for all tests that only read or copy it.</summary>
[CollectionDefinition(nameof(PublishedStores))]
public sealed class PublishedStores : ICollectionFixture<PublishedStores>, IDisposable
{
    static readonly string[] NoSetting = ["build", "named", "format", "dataset"];

    readonly Dictionary<string, Ingested> _ingested = [];

    /// <param name="file">As the table names it; where it is not there, the test is skipped.</param>
    internal Ingested Of(string file)
    {
        var path = PublishedFile.At(file.Split('/'));
        if (!_ingested.TryGetValue(file, out var ingested))
            _ingested[file] = ingested = Ingest(PublishedFileLine.All.Single(line => line.File == file), path);
        return ingested;
    }

    public void Dispose()
    {
        foreach (var ingested in _ingested.Values)
            ingested.Store.Dispose();
    }

    static Ingested Ingest(PublishedFileLine line, string path)
    {
        var store = new TestStore(GenomeBuild.Parse(line.Facts.GetValueOrDefault("build") ?? "GRCh38"));
        if (line.Facts.TryGetValue("named", out var name))
        {
            File.Copy(path, store[name]);
            path = store[name];
        }

        return new(store, Ingestion.Run(new(store.Path, [path])
        {
            Format = line.Facts.TryGetValue("format", out var format) ? Schemas.Source(format) : null,
            Dataset = line.Facts.GetValueOrDefault("dataset"),
            Columns = line.Facts.Where(fact => fact.Key.StartsWith("column.", StringComparison.Ordinal)).ToDictionary(fact => fact.Key["column.".Length..], fact => fact.Value),
            Set = line.Facts.Where(fact => !NoSetting.Contains(fact.Key) && !fact.Key.StartsWith("column.", StringComparison.Ordinal)).ToDictionary(),
            MaximumRefusedShare = 1,
            RefusalReport = store.Report,
        }));
    }

    internal sealed record Ingested(TestStore Store, IReadOnlyList<IngestResult> Results);
}
