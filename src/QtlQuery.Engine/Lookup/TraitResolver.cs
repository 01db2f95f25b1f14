using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>From the ids of molecular traits (transcripts, exons, intron clusters, probes, proteins, CpGs, genes) to those that the store has.</summary>
static class TraitResolver
{
    /// <exception cref="QtlQueryException">The store knows none of them; the hint names the nearest.</exception>
    public static Resolution<string> Resolve(QtlStore store, IReadOnlyList<LookupTerm> terms)
    {
        // Versions of Ensembl ids are taken off as an ingest does.
        const string sql = """
            select asked.text, leads.molecular_trait_id
            from (select distinct molecular_trait_id from stored_association_leads(getvariable('association_leads_files'))) as leads
            join (select unnest($texts) as text) as asked on leads.molecular_trait_id in (asked.text, molecular_trait_of(asked.text))
            order by all
            """;
        using var connection = store.ConnectFor(sql);
        var known = Statements.Read(
            connection,
            sql,
            row => (Text: row.GetString(0), Id: row.GetString(1)),
            ("texts", terms.Select(term => term.Text).ToList())).ToLookup(each => each.Text, each => each.Id);
        var unknown = terms.Where(term => !known.Contains(term.Text)).ToList();
        var resolution = new Resolution<string>(
            [.. terms.Where(term => known.Contains(term.Text)).Select(term => new ResolvedTerm<string>(term, [.. known[term.Text]], string.Join(", ", known[term.Text])))],
            unknown.Count == 0 ? [] : Unknown(connection, unknown),
            []);
        return resolution.OrThrow();
    }

    static List<UnknownTerm> Unknown(DuckDBConnection connection, List<LookupTerm> terms) =>
        NearTerms.Unknown(
            terms,
            Statements.Read(connection, "select distinct molecular_trait_id from stored_association_leads(getvariable('association_leads_files'))", row => row.GetString(0)),
            text => $"the store knows no molecular trait '{text}'",
            _ => "Traits are named as their source names them: 'select distinct molecular_trait_id from lead_associations' lists them; 'qtlquery gene' takes symbols.");
}
