using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>Where the rows of a look-up come from: the indexes of datasets that have one, and the files of the others that can hold rows.</summary>
/// <param name="Sql">What stands behind <c>from</c>; null where no file and no index can hold a row.</param>
/// <param name="Parameters">Values of the <c>$name</c>s in it.</param>
sealed record LookupSource(string? Sql, IReadOnlyDictionary<string, object?> Parameters)
{
    const string Files = "associations_in($files)";

    const string Columns = "dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, effect_allele_frequency, sample_size, beta, standard_error, p_value, significant";

    // As the view associations has them.
    const string Index = $"(select {Columns}, neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p, variant_id from {IndexRows.Name}($index_question))";

    // By these numbers a sort takes a third less time than by the texts that they stand for.
    const string NumberedColumns = $"{Columns}, neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p, variant_id_of(chromosome, position, ref, alt) as variant_id, file_index, file_row_number";

    const string Both = $"(select * from {Index} union all by name select {Columns}, neg_log10_p, variant_id from {Files})";

    /// <summary>Rows within regions; what is asked of the rows of files says so once more.</summary>
    /// <param name="datasets">Null for all.</param>
    public static LookupSource Within(QtlStore store, IReadOnlyCollection<GenomicRegion> regions, IReadOnlySet<string>? datasets) =>
        Of(FilesWithin(store, regions, datasets), Indexed(store, datasets) is { Count: > 0 } indexed ? IndexQuestion.Within(indexed, regions) : null);

    /// <summary>Rows within one region, to be ordered by <see cref="ByPosition"/>.</summary>
    /// <remarks>
    /// A dataset's files and indexes are in that order themselves, and DuckDB gives rows as its sources have them. Files of several datasets, one
    /// dataset's behind the other's, are ordered by their numbers in place of the names of datasets and alleles.
    /// </remarks>
    public static LookupSource InRegion(QtlStore store, GenomicRegion region, IReadOnlySet<string>? datasets)
    {
        var files = FilesWithin(store, [region], datasets);
        var indexed = Indexed(store, datasets);
        if (files.Count == 0 && indexed.Count > 0)
            return Of(files, IndexQuestion.InOrderWithin(indexed, region)) with { ByPosition = null };
        var source = Within(store, [region], datasets);
        if (files.Count == 0 || indexed.Count > 0)
            return source;
        return store.Catalogue.IsInOrder("associations", region, datasets)
            ? source with { ByPosition = null }
            : source with { Sql = $"(select {NumberedColumns} from {StoredTableSql.ReadFiles(Schemas.Table("associations"), "$files")})", ByPosition = "position, file_index, file_row_number" };
    }

    /// <summary>Rows of genes or molecular traits that lie in spans.</summary>
    public static LookupSource OfTraits(QtlStore store, IReadOnlyCollection<TraitSpan> spans, IReadOnlyList<string> keys, bool areGenes)
    {
        var files = spans
            .Where(span => !store.Indexes.Has(span.DatasetId))
            .GroupBy(span => span.DatasetId)
            .SelectMany(dataset => store.Catalogue.Files("associations", dataset.Key, file => dataset.Any(span => file.CanHold(span.Region!.Value))))
            .ToList();
        var indexed = spans.Select(span => span.DatasetId).Where(store.Indexes.Has).Distinct().Order(StringComparer.Ordinal).ToList();
        return Of(files, indexed.Count > 0 ? IndexQuestion.Of(indexed, keys, areGenes) : null);
    }

    /// <summary>The order by position, at a position by dataset, and within a dataset by alleles and trait. Null where the rows come so.</summary>
    public string? ByPosition { get; private init; } = "position, dataset_id, ref, alt, molecular_trait_id";

    /// <summary>Whether all rows come from indexes, which give none but those that were asked for.</summary>
    public bool IsIndexAlone => Sql == Index;

    static LookupSource Of(List<string> files, IndexQuestion? question) => (files.Count, question) switch
    {
        (0, null) => new(null, new Dictionary<string, object?>()),
        (_, null) => new(Files, new Dictionary<string, object?> { ["files"] = files }),
        (0, _) => new(Index, new Dictionary<string, object?> { ["index_question"] = question.ToText() }),
        _ => new(Both, new Dictionary<string, object?> { ["files"] = files, ["index_question"] = question.ToText() }),
    };

    static List<string> FilesWithin(QtlStore store, IEnumerable<GenomicRegion> regions, IReadOnlySet<string>? datasets)
    {
        var asked = store.Indexes.Datasets.Count == 0 ? datasets : (datasets ?? store.Catalogue.Datasets.Keys.ToHashSet()).Where(dataset => !store.Indexes.Has(dataset)).ToHashSet();
        return asked is { Count: 0 } ? [] : [.. regions.Distinct().SelectMany(region => store.Catalogue.Files("associations", region, asked)).Distinct()];
    }

    static List<string> Indexed(QtlStore store, IReadOnlySet<string>? datasets) => [.. store.Indexes.Datasets.Where(dataset => datasets?.Contains(dataset) is not false)];
}
