using QtlQuery.Core;
using QtlQuery.Engine.Sql;

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
        using var connection = store.ConnectFor("stored_association_leads");
        spans.AddRange(Statements.Read(
            connection,
            $"""
            select {column}, dataset_id, chromosome, min(first_position) as first_position, max(last_position) as last_position
            from stored_association_leads($files)
            where {isAsked}
            group by dataset_id, chromosome, {column}
            """,
            row => new TraitSpan(row.GetString(0), row.GetString(1), row.IsDBNull(2) || row.IsDBNull(3) ? null : new(row.GetString(2), row.GetInt32(3), row.GetInt32(4))),
            parameters.Select(parameter => (parameter.Key, parameter.Value))));
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
