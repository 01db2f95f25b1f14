using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>Where genes were tested.</summary>
public static class TraitSpans
{
    /// <summary>For each chromosome the region from the first to the last variant that was tested for a gene's traits in any of the datasets.</summary>
    /// <exception cref="QtlQueryException">None of the datasets tested any of the genes.</exception>
    public static IReadOnlyList<GenomicRegion> Of(QtlStore store, IReadOnlyList<string> datasets, IReadOnlyList<string> genes)
    {
        using var rows = store.Read(
            """
            select chromosome, min(first_position), max(last_position)
            from stored_association_leads(getvariable('association_leads_files'))
            where list_contains($genes, gene_id) and list_contains($datasets, dataset_id) and chromosome is not null
            group by gene_id, chromosome
            order by all
            """,
            new Dictionary<string, object?> { ["genes"] = genes, ["datasets"] = datasets });
        var spans = new List<GenomicRegion>();
        while (rows.Next())
            spans.Add(new(rows.Rows.GetString(0), rows.Rows.GetInt32(1), rows.Rows.GetInt32(2)));
        return spans.Count > 0
            ? [.. spans.Distinct()]
            : throw new QtlQueryException($"none of the datasets tested {string.Join(", ", genes)}", "'qtlquery gene' shows where a gene was tested.");
    }
}
