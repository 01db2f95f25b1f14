using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>From what people call variants to variants of the store's build: one statement for all rsids, another for those that dbSNP merged.</summary>
static class VariantResolver
{
    /// <exception cref="QtlQueryException">None of the texts is a variant of the store's build or an rsid that a dataset has.</exception>
    public static Resolution<Variant> Resolve(QtlStore store, IReadOnlyList<LookupTerm> terms)
    {
        var rsids = terms.Select(term => Rsid.TryParse(term.Text, out var rsid) ? rsid.Number : 0).Where(number => number > 0).Distinct().ToList();
        var labelled = rsids.Count == 0 ? [] : MergedRsids.Labelled(store, rsids);
        var found = new List<ResolvedTerm<Variant>>();
        var unknown = new List<UnknownTerm>();
        var notes = new List<string>();
        foreach (var term in terms)
        {
            if (Rsid.TryParse(term.Text, out var rsid))
            {
                if (labelled.TryGetValue(rsid.Number, out var of))
                {
                    found.Add(new(term, of.Variants, $"{term.Text}: {string.Join(", ", of.Variants.Select(variant => variant.Id))}"));
                    if (of.Note is { } note)
                        notes.Add(note);
                }
                else
                    unknown.Add(new(term, new($"no dataset of the store has {rsid}", MergedRsids.Hint(store))));
            }
            else if (Placed(store, term.Text, out var variant) is { } reason)
                unknown.Add(new(term, reason));
            else
                found.Add(new(term, [variant], variant.Id == term.Text ? variant.Id : $"{term.Text}: {variant.Id}"));
        }

        return new Resolution<Variant>(found, unknown, notes).OrThrow();
    }

    /// <returns>Why the text is no variant of the store's build; null where it is one.</returns>
    static QtlQueryException? Placed(QtlStore store, string text, out Variant variant)
    {
        if (!Variant.TryParse(text, out variant, out var build))
        {
            return text.StartsWith("NC_", StringComparison.Ordinal)
                ? new($"'{text}' is not an SPDI id that can be looked up", "Write it as NC_000001.11:109274967:G:T: a chromosome's RefSeq accession on GRCh37 or GRCh38, the position counted from 0, and both alleles spelt out, indels with their anchor base.")
                : new QtlQueryException($"'{text}' is not a variant", "Write rs12740374, 1:109274968:G:T, chr1_109274968_G_T_b38 or NC_000001.11:109274967:G:T.");
        }

        if (build is null || build == store.GenomeBuild)
            return null;
        var here = build == GenomeBuild.GRCh37 ? OnStoreBuild(store, variant) : null;
        return new(
            $"'{text}' is a position on {build.Name}, and the store is on {store.GenomeBuild.Name}",
            here is null ? "Lift the position over, or ask by rsid." : $"The store has it as {here}.");
    }

    // Tables of labels such as GTEx's give both builds.
    static string? OnStoreBuild(QtlStore store, Variant variant)
    {
        const string sql = "select distinct 'chr' || chromosome || '_' || position || '_' || ref || '_' || alt as id from stored_variants(getvariable('variants_files')) where variant_id_grch37 = $id order by id limit 1";
        using var connection = store.ConnectFor(sql);
        return Statements.Read(
            connection,
            sql,
            row => row.GetString(0),
            ("id", $"{variant.Id[3..]}_b37")).FirstOrDefault();
    }
}
