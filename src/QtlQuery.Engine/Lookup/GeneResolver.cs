using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>From what a person calls a gene to the ids that the store knows it by.</summary>
static class GeneResolver
{
    /// <returns>Gene ids, and the gene in words.</returns>
    /// <exception cref="QtlQueryException">The store knows no such gene.</exception>
    public static (IReadOnlyList<string> Ids, string Named) Resolve(QtlStore store, string text)
    {
        var id = EnsemblId.Split(text.Trim()).Id;
        using var connection = store.Connect();
        if (Statements.Read(connection, "select 1 from stored_association_leads(getvariable('association_leads_files')) where gene_id = $id limit 1", row => row.GetInt32(0), ("id", id)).Count > 0)
            return ([id], id);

        var bySymbol = Statements.Read(
            connection,
            "select distinct gene_id from stored_genes(getvariable('genes_files')) where upper(gene_symbol) = upper($text) or gene_id = $id order by gene_id",
            row => row.GetString(0),
            ("text", text.Trim()),
            ("id", id));
        if (bySymbol.Count > 0)
            return (bySymbol, $"{text.Trim()} ({string.Join(", ", bySymbol)})");

        var known = Statements.Read(connection, """
            select distinct name
            from (
                select gene_symbol as name from stored_genes(getvariable('genes_files'))
                union all select gene_id from stored_association_leads(getvariable('association_leads_files'))
            )
            where name is not null
            """, row => row.GetString(0));
        var near = NearestName.To(text, known);
        var looksLikeSymbol = !text.StartsWith("ENS", StringComparison.OrdinalIgnoreCase);
        throw new QtlQueryException(
            $"the store knows no gene '{text}'",
            near is not null ? $"Did you mean {near}?"
            : looksLikeSymbol && store.Catalogue.Files("genes").Count == 0 ? "No dataset of the store gives gene symbols: ask by Ensembl id, such as ENSG00000134243."
            : "Symbols are those that the store's datasets give; Ensembl ids do as well.");
    }
}
