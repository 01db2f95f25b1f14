using QtlQuery.Core;

namespace QtlQuery.Engine.Lookup;

/// <summary>Where the variants of a trait lie that a dataset tested: what its index says, or the leads beside its associations.</summary>
/// <param name="Key">The trait's id, or its gene's.</param>
/// <param name="Region">Null for variants that nothing places.</param>
sealed record TraitSpan(string Key, string DatasetId, GenomicRegion? Region)
{
    /// <param name="areGenes">Whether the keys are of genes or of molecular traits.</param>
    /// <param name="datasets">Where they are looked for; everywhere where null.</param>
    public static List<TraitSpan> Read(QtlStore store, bool areGenes, IReadOnlyList<string> keys, IReadOnlySet<string>? datasets = null)
    {
        var spans = store.Indexes.Whole.Where(IsAsked).SelectMany(dataset => OfIndex(store, dataset, areGenes, keys)).ToList();
        var files = store.Catalogue.Files("association_leads", dataset => IsAsked(dataset) && !store.Indexes.IsWhole(dataset));
        if (files.Count == 0 || keys.Count == 0)
            return spans;
        var column = areGenes ? "gene_id" : "molecular_trait_id";
        var parameters = new Dictionary<string, object?> { ["files"] = files };
        var isAsked = IsOneOf(column, keys, parameters);
        using var found = store.ReadChunks(
            $"""
            select {column}, dataset_id, chromosome, min(first_position) as first_position, max(last_position) as last_position
            from stored_association_leads($files)
            where {isAsked}
            group by dataset_id, chromosome, {column}
            """,
            parameters);
        while (found.Next())
        {
            for (var row = 0; row < found.Rows; row++)
            {
                GenomicRegion? region = found.Texts(2).TextOrNull(row) is { } chromosome && found.Values<int>(3)[row] is { } first ? new(chromosome, first, found.Values<int>(4)[row]!.Value) : null;
                spans.Add(new(found.Texts(0).TextOrNull(row)!, found.Texts(1).TextOrNull(row)!, region));
            }
        }

        return spans;

        bool IsAsked(string dataset) => datasets?.Contains(dataset) is not false;
    }

    /// <summary>A condition on ids, and its parameters. DuckDB takes an equality into the reading of a file; of a list it knows nothing there.</summary>
    public static string IsOneOf(string column, IReadOnlyList<string> keys, Dictionary<string, object?> parameters)
    {
        if (keys is [var one])
        {
            parameters["key"] = one;
            return $"{column} = $key";
        }

        parameters["keys"] = keys;
        return $"{column} in (select unnest($keys))";
    }

    static IEnumerable<TraitSpan> OfIndex(QtlStore store, string dataset, bool areGenes, IReadOnlyList<string> keys)
    {
        var index = store.Indexes.Of(dataset);
        return keys.SelectMany(key => index.Find(key, areGenes).Select(entry => new TraitSpan(key, dataset, new(index.Chromosomes[entry.Chromosome], entry.FirstPosition, entry.LastPosition))));
    }
}
