using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Columns;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Index;

/// <summary>Makes the look-up index of a dataset's associations: with one, a variant or a gene of it is found in a fraction of a millisecond.</summary>
/// <remarks>
/// It holds the placed rows once more, uncompressed, for this program alone: the Parquet files stay the data, and an ingest that replaces them
/// ends the index. Memory holds some 32,000 rows, the traits, and twelve bytes for each variant with an rsid.
/// </remarks>
public static class DatasetIndex
{
    /// <summary>The table whose rows an index is of.</summary>
    public const string Table = "associations";

    /// <summary>Whether the dataset has associations, of which there could be an index.</summary>
    public static bool CanBe(DatasetDescriptor dataset) => dataset.Tables.ContainsKey(Table);

    /// <summary>The index that the dataset has, or null.</summary>
    public static StoredFile? Of(DatasetDescriptor dataset) => dataset.Tables.GetValueOrDefault(Table)?.Index;

    /// <summary>Makes the index and puts it into the store.</summary>
    /// <returns>The file, relative to the store.</returns>
    /// <exception cref="QtlQueryException">The store has no such dataset, it has no associations, or another process is writing it.</exception>
    public static StoredFile Make(QtlStore store, string datasetId, CancellationToken cancellation = default)
    {
        using var publication = Begin(store, datasetId, out var table);
        var index = Write(publication, InStore(store.Layout, table), (sql, parameters) => store.ReadChunks(sql, parameters, cancellation));
        publication.CommitIndex(Table, index);
        return index;
    }

    /// <summary>Writes the index of rows that are not in the store yet, to be published with them.</summary>
    /// <param name="files">The staged files of the rows.</param>
    /// <returns>The file, staged.</returns>
    public static StoredFile OfStaged(WorkDatabase database, Publication publication, IReadOnlyList<StoredFile> files) =>
        Write(publication, [.. files.Select(file => file with { Path = Path.Combine(publication.WorkFolder, file.Path) })], database.ReadChunks);

    /// <summary>Gives the dataset that is being written, and whose rows stay as they are, its index.</summary>
    /// <returns>The file, relative to the store.</returns>
    public static StoredFile Add(WorkDatabase database, StoreLayout layout, Publication publication)
    {
        var index = Write(publication, InStore(layout, publication.Current!.Tables[Table]), database.ReadChunks);
        publication.CommitIndex(Table, index);
        return index;
    }

    static StoredFile Write(Publication publication, IReadOnlyList<StoredFile> files, Func<string, IReadOnlyDictionary<string, object?>, StoreChunks> read)
    {
        var path = publication.StagedIndex(Table);
        var rows = 0L;
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 20))
        {
            var writer = new IndexWriter(file, publication.DatasetId);
            writer.Begin();
            foreach (var chromosome in files.Where(each => each.FirstPosition is not null).GroupBy(each => each.Chromosome!))
            {
                writer.BeginChromosome(chromosome.Key);
                foreach (var bin in chromosome.GroupBy(each => each.Bin).OrderBy(bin => bin.Key))
                    rows += Add(read, writer, [.. bin.Select(each => each.Path)]);
            }

            writer.End();
        }

        return new(publication.PublishedPath(path), rows, new FileInfo(path).Length);
    }

    static IReadOnlyList<StoredFile> InStore(StoreLayout layout, StoredTable table) => [.. table.Files.Select(file => file with { Path = layout.FullPath(file.Path) })];

    /// <summary>Takes the index away.</summary>
    /// <exception cref="QtlQueryException">The store has no such dataset, it has no associations, or another process is writing it.</exception>
    public static void Remove(QtlStore store, string datasetId)
    {
        using var publication = Begin(store, datasetId, out _);
        publication.CommitIndex(Table, null);
    }

    // The rows are those that the dataset has now, which may be newer than what the store showed when it was opened.
    static Publication Begin(QtlStore store, string datasetId, out StoredTable table)
    {
        _ = store.Catalogue.Dataset(datasetId);
        var publication = Publication.Begin(store.Layout, datasetId);
        if (publication.Current?.Tables.GetValueOrDefault(Table) is { } found)
        {
            table = found;
            return publication;
        }

        publication.Dispose();
        throw new QtlQueryException($"the dataset '{datasetId}' has no associations", "An index is made of associations: 'qtlquery datasets' tells which datasets have some.");
    }

    static long Add(Func<string, IReadOnlyDictionary<string, object?>, StoreChunks> read, IndexWriter writer, List<string> files)
    {
        var rows = 0L;
        using var chunks = read(
            $"""
            select
                position, ref, alt, rsid, molecular_trait_id, gene_id, effect_allele_frequency, sample_size,
                beta, standard_error, p_value, neg_log10_p_below_range, significant,
            from {StoredTableSql.ReadFiles(Schemas.Table(Table), "$files")}
            where position is not null
            order by position, ref, alt, molecular_trait_id
            """,
            new Dictionary<string, object?> { ["files"] = files });
        while (chunks.Next())
        {
            Add(writer, chunks);
            rows += chunks.Rows;
        }

        return rows;
    }

    static void Add(IndexWriter writer, StoreChunks chunks)
    {
        var positions = chunks.Values<int>(0);
        var refs = chunks.Texts(1);
        var alts = chunks.Texts(2);
        var rsids = chunks.Texts(3);
        var traits = chunks.Texts(4);
        var genes = chunks.Texts(5);
        var frequencies = chunks.Values<float>(6);
        var sampleSizes = chunks.Values<int>(7);
        var betas = chunks.Values<float>(8);
        var errors = chunks.Values<float>(9);
        var pValues = chunks.Values<double>(10);
        var belowRange = chunks.Values<double>(11);
        var significant = chunks.Values<bool>(12);
        for (var row = 0; row < chunks.Rows; row++)
        {
            writer.Add(
                new(positions[row]!.Value, refs[row], alts[row], rsids[row]),
                traits[row],
                genes[row],
                new(
                    frequencies[row] ?? float.NaN,
                    sampleSizes[row] ?? int.MinValue,
                    betas[row] ?? float.NaN,
                    errors[row] ?? float.NaN,
                    pValues[row] ?? double.NaN,
                    belowRange[row] ?? double.NaN,
                    significant[row] switch { null => IndexFormat.NullTruth, true => 1, false => 0 }));
        }
    }
}
