using QtlQuery.Core;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Tests.Ingest;

/// <summary>Every source fixture, ingested once with all that its file holds besides, for the tests of its rows and of the lines that come back.</summary>
[CollectionDefinition(nameof(IngestedFixtures))]
public sealed class IngestedFixtures : ICollectionFixture<IngestedFixtures>, IDisposable
{
    readonly Dictionary<string, Ingested> _ingested = [];
    readonly List<TemporaryFolder> _folders = [];

    /// <param name="name">Folder of the fixture.</param>
    internal Ingested Of(string name)
    {
        if (!_ingested.TryGetValue(name, out var ingested))
            _ingested[name] = ingested = Ingest(name);
        return ingested;
    }

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());

    Ingested Ingest(string name)
    {
        var file = SourceCase.Read(name);
        try
        {
            return new(file, file.Ingest(name, Folder(), out var store, keepExtra: KeepExtra.Yes), store, _folders[^1]["refused.tsv"], null);
        }
        catch (QtlQueryException e) when (e.Message.Contains("cannot be written again as it was: ", StringComparison.Ordinal))
        {
            return new(file, file.Ingest(name, Folder(), out var store), store, _folders[^1]["refused.tsv"], e.Message);
        }
    }

    TemporaryFolder Folder()
    {
        _folders.Add(new());
        return _folders[^1];
    }

    /// <summary>A fixture in a store of its own.</summary>
    /// <param name="Refusals">Path of the report of refused rows, which is there if there were any.</param>
    /// <param name="NoWayBack">Why its file cannot be written again; null where it can.</param>
    internal sealed record Ingested(SourceCase Case, IngestResult Result, string Store, string Refusals, string? NoWayBack);
}
