using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Index;

/// <summary>The look-up indexes of a store's associations, each mapped when it is first asked.</summary>
sealed class StoreIndexes : IDisposable
{
    readonly IReadOnlyDictionary<string, string> _paths;
    readonly HashSet<string> _whole;
    readonly ConcurrentDictionary<string, Lazy<IndexFile>> _files = new();
    GCHandle _handle;

    /// <param name="paths">Of each dataset that has an index.</param>
    /// <param name="whole">As <see cref="Whole"/>.</param>
    public StoreIndexes(IReadOnlyDictionary<string, string> paths, IEnumerable<string> whole)
    {
        _paths = paths;
        _whole = [.. whole];
        Datasets = [.. _paths.Keys.Order(StringComparer.Ordinal)];
    }

    public static StoreIndexes Of(StoreLayout layout, StoreCatalogue catalogue)
    {
        var paths = new Dictionary<string, string>();
        var whole = new List<string>();
        foreach (var dataset in catalogue.Datasets.Values)
        {
            if (dataset.Tables.GetValueOrDefault("associations") is not { Index: { } index } table)
                continue;
            paths.Add(dataset.DatasetId, layout.FullPath(index.Path));
            if (index.Rows == table.Rows)
                whole.Add(dataset.DatasetId);
        }

        return new(paths, whole);
    }

    /// <summary>Datasets that have an index, in order.</summary>
    public IReadOnlyList<string> Datasets { get; }

    /// <summary>Those whose index has all their rows: none is without a place.</summary>
    public IEnumerable<string> Whole => Datasets.Where(_whole.Contains);

    public bool IsWhole(string dataset) => _whole.Contains(dataset);

    public bool Has(string dataset) => _paths.ContainsKey(dataset);

    /// <exception cref="QtlQueryException">The index is damaged.</exception>
    public IndexFile Of(string dataset) => _files.GetOrAdd(dataset, id => new(() => IndexFile.Open(_paths[id]))).Value;

    /// <summary>Makes <see cref="IndexRows"/> known to the store's database, if there is an index.</summary>
    public void Register(DuckDBConnection connection)
    {
        if (Datasets.Count > 0)
            IndexRows.Register(connection, this, out _handle);
    }

    public void Dispose()
    {
        foreach (var file in _files.Values.Where(file => file.IsValueCreated))
            file.Value.Dispose();
        if (_handle.IsAllocated)
            _handle.Free();
    }
}
