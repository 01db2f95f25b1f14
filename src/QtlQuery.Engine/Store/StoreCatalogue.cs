using System.Runtime.ExceptionServices;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Store;

/// <summary>What a store held at the moment it was opened: the descriptors, and the files of each table.</summary>
public sealed class StoreCatalogue
{
    const int FewFiles = 100;

    readonly StoreLayout _layout;
    readonly DatasetDescriptor[] _inOrder;

    StoreCatalogue(StoreLayout layout, IEnumerable<DatasetDescriptor> datasets)
    {
        _layout = layout;
        _inOrder = [.. datasets.OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal)];
        Datasets = _inOrder.ToDictionary(dataset => dataset.DatasetId);
    }

    public IReadOnlyDictionary<string, DatasetDescriptor> Datasets { get; }

    public static StoreCatalogue Read(StoreLayout layout)
    {
        if (!Directory.Exists(layout.DatasetsFolder))
            return new(layout, []);
        return new(layout, ReadAll([.. Directory.EnumerateFiles(layout.DatasetsFolder, "*.json").Where(file => !Path.GetFileName(file).StartsWith('_'))]));
    }

    /// <summary>This store's datasets and those of another one, whose tables stand before this store's where both have the dataset.</summary>
    internal StoreCatalogue With(StoreLayout besideLayout)
    {
        var datasets = Datasets.ToDictionary();
        foreach (var dataset in Read(besideLayout).Datasets.Values)
        {
            var tables = datasets.GetValueOrDefault(dataset.DatasetId)?.Tables.ToDictionary() ?? [];
            foreach (var (name, table) in dataset.Tables)
                tables[name] = table with
                {
                    Files = [.. table.Files.Select(file => file with { Path = besideLayout.FullPath(file.Path) })],
                    Index = table.Index is { } index ? index with { Path = besideLayout.FullPath(index.Path) } : null,
                };
            datasets[dataset.DatasetId] = dataset with { Tables = tables };
        }

        return new(_layout, datasets.Values);
    }

    // A thousand descriptors take a quarter of a second of one thread.
    static DatasetDescriptor[] ReadAll(string[] files)
    {
        if (files.Length < FewFiles)
            return [.. files.Select(DescriptorJson.ReadDataset)];
        var datasets = new DatasetDescriptor[files.Length];
        try
        {
            Parallel.For(0, files.Length, i => datasets[i] = DescriptorJson.ReadDataset(files[i]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return datasets;
    }

    /// <summary>Full path of a table's first file, or null where there is none.</summary>
    public string? FirstFile(string table) => Paths(table).FirstOrDefault();

    /// <summary>Full paths of a table's files, in the order of dataset, chromosome folder and bin.</summary>
    public List<string> Files(string table) => [.. Paths(table)];

    /// <summary>The same of some of the datasets.</summary>
    public List<string> Files(string table, Func<string, bool> dataset) => [.. Paths(table, dataset)];

    /// <summary>Full paths of the leads of datasets whose traits' leads over all chromosomes are still to be worked out: they were written before there were such.</summary>
    internal List<string> LeadsAlone => Files(TraitLeads.From, dataset => !Datasets[dataset].Tables.ContainsKey(TraitLeads.Table));

    /// <summary>Full paths of the files that can hold rows of a region, in any of the datasets or in those named.</summary>
    public List<string> Files(string table, GenomicRegion region, IReadOnlySet<string>? datasets = null) =>
        [.. Paths(table, dataset => datasets?.Contains(dataset) is not false, file => file.CanHold(region))];

    /// <summary>Full paths of some of a dataset's files.</summary>
    internal List<string> Files(string table, string dataset, Func<StoredFile, bool> file) => [.. Paths(table, each => each == dataset, file)];

    /// <summary>Whether rows of a region follow each other by position where its files do: those of one dataset, none of which reaches into the next.</summary>
    internal bool IsInOrder(string table, GenomicRegion region, IReadOnlySet<string>? datasets)
    {
        (string DatasetId, StoredFile File)[] files = [.. Select(table, dataset => datasets?.Contains(dataset) is not false, file => file.CanHold(region))];
        return files.Zip(files.Skip(1)).All(pair => pair.First.DatasetId == pair.Second.DatasetId && pair.First.File.LastPosition < pair.Second.File.FirstPosition);
    }

    /// <exception cref="QtlQueryException">The store has no such dataset.</exception>
    public DatasetDescriptor Dataset(string id) =>
        Datasets.TryGetValue(id, out var dataset)
            ? dataset
            : throw (DatasetChunks.Of(_layout, id)?.NotWhole() ?? new(
                $"the store has no dataset '{id}'",
                NearestName.To(id, Datasets.Keys) is { } near ? $"Did you mean '{near}'? 'qtlquery datasets' lists them all." : "'qtlquery datasets' lists what it has."));

    IEnumerable<string> Paths(string table, Func<string, bool>? ofDataset = null, Func<StoredFile, bool>? ofFile = null)
    {
        foreach (var (_, file) in Select(table, ofDataset, ofFile))
            yield return _layout.FullPath(file.Path);
    }

    IEnumerable<(string DatasetId, StoredFile File)> Select(string table, Func<string, bool>? ofDataset, Func<StoredFile, bool>? ofFile)
    {
        foreach (var dataset in _inOrder)
        {
            if (!dataset.Tables.TryGetValue(table, out var stored) || ofDataset?.Invoke(dataset.DatasetId) is false)
                continue;
            foreach (var file in stored.Files)
            {
                if (ofFile?.Invoke(file) is not false)
                    yield return (dataset.DatasetId, file);
            }
        }
    }
}
