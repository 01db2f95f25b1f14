using System.Globalization;

namespace QtlQuery.Engine.Store;

/// <summary>Where things stand in a store's directory.</summary>
/// <remarks>
/// <code>
/// store.json                                              format version and genome build
/// datasets/ID.json                                        descriptor, written last: what it lists is what the store holds
/// datasets/_ID.lock, _ID.owner                            held by the one writer of the dataset, and who that is
/// TABLE/dataset_id=ID/chromosome=C/bin=B/GENERATION.parquet
/// TABLE_source_cells/…                                    beside each of these, what its rows' source said and its columns do not
/// TABLE_index/dataset_id=ID/GENERATION.index              the rows once more for look-ups, if that was asked for; for this program only
/// _staging/RANDOM/…                                       work in progress
/// _chunks/ID/…                                            chunks of a dataset that is not whole yet (DatasetChunks)
/// sql/NAME.sql                                            views and macros of the user's own, loaded after the program's
/// </code>
/// Names that begin with _ are invisible to every Parquet engine.
/// </remarks>
public sealed class StoreLayout(string root)
{
    /// <summary>The folder of rows without a chromosome: Hive's own word for null, which every engine that reads partitions takes for one.</summary>
    public const string NoChromosome = "__HIVE_DEFAULT_PARTITION__";

    public string Root { get; } = Path.GetFullPath(root);

    public string StoreFile => Path.Combine(Root, "store.json");

    public string DatasetsFolder => Path.Combine(Root, "datasets");

    public string SqlFolder => Path.Combine(Root, "sql");

    public string StagingFolder => Path.Combine(Root, "_staging");

    public string AllChunksFolder => Path.Combine(Root, "_chunks");

    public string ChunksFolder(string datasetId) => Path.Combine(AllChunksFolder, datasetId);

    /// <param name="what">A chunk's number, or what is done with all of them.</param>
    public string ChunkLockFile(string datasetId, string what) => Path.Combine(AllChunksFolder, $"{datasetId}.{what}.lock");

    public string DescriptorFile(string datasetId) => Path.Combine(DatasetsFolder, datasetId + ".json");

    public string LockFile(string datasetId) => Path.Combine(DatasetsFolder, $"_{datasetId}.lock");

    public string FullPath(string relative) => Path.Combine(Root, relative);

    /// <summary>The folder of a table's rows of one dataset, relative to the root.</summary>
    public static string TableFolder(string table, string datasetId) => $"{table}/dataset_id={datasetId}";

    /// <summary>The folder that stands for a table where its rows' source cells are kept.</summary>
    public static string SourceCellsOf(string table) => $"{table}_source_cells";

    /// <summary>The folder that stands for a table where look-up indexes of its rows are.</summary>
    public static string IndexOf(string table) => $"{table}_index";

    /// <summary>The Hive folder below <see cref="TableFolder"/> of one chromosome and bin; empty for tables that are not cut.</summary>
    public static string PartitionFolder(string? chromosome, int? bin) => (chromosome, bin) switch
    {
        (null, _) => "",
        (_, null) => $"chromosome={chromosome}",
        _ => string.Create(CultureInfo.InvariantCulture, $"chromosome={chromosome}/bin={bin}"),
    };
}
