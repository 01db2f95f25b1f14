using System.Security.Cryptography;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;

namespace QtlQuery.Tests;

/// <summary>An empty store in a folder that is gone after the test, and short ways to fill it and to look at its files.</summary>
sealed class TestStore : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public TestStore(GenomeBuild? build = null)
    {
        Path = _folder["store"];
        QtlStore.Create(Path, build ?? GenomeBuild.GRCh38);
    }

    public string Path { get; }

    public StoreLayout Layout => new(Path);

    /// <summary>Where an ingest writes the rows that it refuses.</summary>
    public string Report => _folder["refused.tsv"];

    /// <summary>Path of a file beside the store.</summary>
    public string this[string name] => _folder[name];

    public string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    public IngestResult Ingest(string path, double maximumRefused = 0.01, string? format = null, string? dataset = null, int? threads = null, params (string Name, string Value)[] set) =>
        Assert.Single(Ingestion.Run(new(Path, [path])
        {
            Format = format is null ? null : Schemas.Source(format),
            Dataset = dataset,
            Set = set.ToDictionary(each => each.Name, each => each.Value),
            MaximumRefusedShare = maximumRefused,
            RefusalReport = Report,
            Engine = new() { Threads = threads },
        }));

    public QtlStore Open() => QtlStore.Open(Path, new() { Threads = 2 });

    /// <summary>The one value that a query gives.</summary>
    public T Ask<T>(string sql, object? parameters = null)
    {
        using var store = Open();
        return Assert.Single(store.Query<T>(sql, parameters));
    }

    /// <summary>Every file below the store with its SHA-256, and every folder, relative to the store and sorted.</summary>
    public IReadOnlyList<string> Listing() =>
    [
        .. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .Select(entry => $"{System.IO.Path.GetRelativePath(Path, entry)} {(File.Exists(entry) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry))) : "folder")}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Paths of the files of a dataset's table.</summary>
    public IReadOnlyList<string> Files(string dataset, string table) =>
        [.. StoreCatalogue.Read(Layout).Dataset(dataset).Tables[table].Files.Select(file => Layout.FullPath(file.Path))];

    /// <summary>A store with the same files, to be changed.</summary>
    public TestStore Copy()
    {
        var copy = new TestStore();
        CopyTo(copy);
        return copy;
    }

    /// <summary>Puts this store's datasets into another one of the same build, as an ingest of the same files would.</summary>
    public void CopyTo(TestStore other) => other.CopyFrom(Path);

    /// <summary>Puts the datasets of a store of the same build into this one.</summary>
    public void CopyFrom(string store)
    {
        foreach (var folder in Directory.EnumerateDirectories(store, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Copied(folder));
        foreach (var file in Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories))
            File.Copy(file, Copied(file), overwrite: true);

        string Copied(string entry) => System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(store, entry));
    }

    public void Dispose() => _folder.Dispose();
}
