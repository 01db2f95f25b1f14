using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>Where the variants of a trait lie that a dataset tested: what the leads beside its associations say.</summary>
sealed record TraitSpan(string DatasetId, string Chromosome, int FirstPosition, int LastPosition)
{
    /// <param name="column"><c>gene_id</c> or <c>molecular_trait_id</c>.</param>
    public static List<TraitSpan> Read(QtlStore store, string column, IReadOnlyList<string> keys)
    {
        using var connection = store.Connect();
        return Statements.Read(
            connection,
            $"""
            select dataset_id, chromosome, min(first_position) as first_position, max(last_position) as last_position
            from stored_association_leads(getvariable('association_leads_files'))
            where list_contains($keys, {column}) and chromosome is not null
            group by dataset_id, chromosome, {column}
            """,
            row => new TraitSpan(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)),
            ("keys", keys));
    }
}
