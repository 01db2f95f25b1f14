using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>Where the variants of a trait lie that a dataset tested: what the leads beside its associations say.</summary>
/// <param name="Key">The trait's id, or its gene's.</param>
/// <param name="Region">Null for variants that nothing places.</param>
sealed record TraitSpan(string Key, string DatasetId, GenomicRegion? Region)
{
    /// <param name="column"><c>gene_id</c> or <c>molecular_trait_id</c>.</param>
    public static List<TraitSpan> Read(DuckDBConnection connection, string column, IReadOnlyList<string> keys)
    {
        return Statements.Read(
            connection,
            $"""
            select {column}, dataset_id, chromosome, min(first_position) as first_position, max(last_position) as last_position
            from stored_association_leads(getvariable('association_leads_files'))
            where list_contains($keys, {column})
            group by dataset_id, chromosome, {column}
            """,
            row => new TraitSpan(row.GetString(0), row.GetString(1), row.IsDBNull(2) || row.IsDBNull(3) ? null : new(row.GetString(2), row.GetInt32(3), row.GetInt32(4))),
            ("keys", keys));
    }
}
