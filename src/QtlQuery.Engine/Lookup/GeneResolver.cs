using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>From what people call genes to the ids that the store knows them by: two statements, however many genes, and one where all are ids of tested genes.</summary>
/// <remarks>What is gathered is of classes: a command of one gene would wait longer for LINQ to be compiled for tuples and structs than for its answer.</remarks>
static class GeneResolver
{
    /// <param name="datasets">Where they will be asked for: a gene that is found there is looked for nowhere else. Null for all.</param>
    /// <exception cref="QtlQueryException">The store knows none of them; the hint names the nearest.</exception>
    public static Resolution<string> Resolve(QtlStore store, IReadOnlyList<LookupTerm> terms, IReadOnlySet<string>? datasets = null)
    {
        var asked = terms.Select(term => new Asked(term, EnsemblId.Split(term.Text))).ToList();
        var spans = TraitSpan.Read(store, areGenes: true, [.. asked.Select(each => each.Id.Id).Distinct()], datasets);
        if (datasets is not null)
            spans.AddRange(TraitSpan.Read(store, areGenes: true, [.. asked.Select(each => each.Id.Id).Distinct().Except(spans.Select(span => span.Key))]));
        var tested = spans.Select(span => span.Key).ToHashSet();
        var others = asked.Where(each => !tested.Contains(each.Id.Id)).ToList();
        var annotated = Annotated(store, [.. others.SelectMany(each => new[] { each.Id.Id, each.Term.Text }).Distinct()]);
        var found = new List<ResolvedTerm<string>>();
        var unknown = new List<LookupTerm>();
        foreach (var (term, id) in asked)
        {
            if (tested.Contains(id.Id))
                found.Add(new(term, [id.Id], id.Id));
            else if (annotated[term.Text.ToUpperInvariant()].Concat(annotated[id.Id.ToUpperInvariant()]).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } ids)
                found.Add(new(term, ids, $"{term.Text} ({string.Join(", ", ids)})"));
            else
                unknown.Add(term);
        }

        var resolution = new Resolution<string>(found, unknown.Count == 0 ? [] : Unknown(store, unknown), OtherVersions(store, asked.Where(each => tested.Contains(each.Id.Id)))) { Spans = others.Count == 0 ? spans : null };
        return resolution.OrThrow();
    }

    /// <summary>Genes by symbol and by id, both in upper case.</summary>
    static ILookup<string, string> Annotated(QtlStore store, IReadOnlyList<string> names)
    {
        var annotated = new List<Annotation>();
        if (names.Count > 0 && store.Catalogue.Files("genes") is { Count: > 0 } files)
        {
            const string sql = """
                select distinct upper(gene_symbol) as name, gene_id from stored_genes($files) where list_contains(list_transform($names, lambda name: upper(name)), upper(gene_symbol))
                union
                select distinct upper(gene_id), gene_id from stored_genes($files) where list_contains($names, gene_id)
                """;
            using var found = store.ReadChunks(sql, new Dictionary<string, object?> { ["files"] = files, ["names"] = names });
            while (found.Next())
            {
                for (var row = 0; row < found.Rows; row++)
                    annotated.Add(new(found.Texts(0).TextOrNull(row)!, found.Texts(1).TextOrNull(row)!));
            }
        }

        return annotated.ToLookup(each => each.Name, each => each.Id);
    }

    // The version of an id changes with the annotation's release; the gene is the same.
    static List<string> OtherVersions(QtlStore store, IEnumerable<Asked> asked)
    {
        var versioned = asked.Where(each => each.Id.Version is not null).DistinctBy(each => each.Id.Id).ToDictionary(each => each.Id.Id);
        if (versioned.Count == 0)
            return [];
        const string sql = """
            select gene_id, cast(gene_version as varchar)
            from (
                select gene_id, gene_version from stored_association_leads(getvariable('association_leads_files'))
                union select gene_id, gene_version from stored_genes(getvariable('genes_files'))
            )
            where list_contains($ids, gene_id) and gene_version is not null
            group by gene_id, gene_version
            order by gene_id, gene_version
            """;
        using var connection = store.ConnectFor(sql);
        var known = Statements.Read(
            connection,
            sql,
            row => (Id: row.GetString(0), Version: row.GetString(1)),
            ("ids", versioned.Keys.ToList()));
        return
        [
            .. known.GroupBy(each => each.Id, each => each.Version)
                .Where(versions => !versions.Contains(versioned[versions.Key].Id.Version.ToString()))
                .Select(versions => $"{versioned[versions.Key].Id} is of another release: the store has version {string.Join(", ", versions)} of the gene, which is what is answered."),
        ];
    }

    static List<UnknownTerm> Unknown(QtlStore store, List<LookupTerm> terms)
    {
        const string sql = """
            select distinct name
            from (
                select gene_symbol as name from stored_genes(getvariable('genes_files'))
                union all select gene_id from stored_association_leads(getvariable('association_leads_files'))
            )
            where name is not null
            """;
        using var connection = store.ConnectFor(sql);
        var known = Statements.Read(connection, sql, row => row.GetString(0));
        return NearTerms.Unknown(terms, known, text => $"the store knows no gene '{text}'", text =>
            text.StartsWith("ENS", StringComparison.OrdinalIgnoreCase) ? "An Ensembl id may be retired, or of a release later than those of the store's datasets: ask by symbol."
            : store.Catalogue.Files("genes").Count == 0 ? "No dataset of the store gives gene symbols: ask by Ensembl id, such as ENSG00000134243."
            : "Symbols are those that the store's datasets give; Ensembl ids do as well.");
    }

    sealed record Asked(LookupTerm Term, EnsemblId Id);

    sealed record Annotation(string Name, string Id);
}
