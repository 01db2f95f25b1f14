using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>From what a person calls a variant to variants of the store's build.</summary>
static class VariantResolver
{
    /// <exception cref="QtlQueryException">The text is no variant, is one of another build, or no dataset has the rsid.</exception>
    public static IReadOnlyList<Variant> Resolve(QtlStore store, string text)
    {
        if (Rsid.TryParse(text.Trim(), out var rsid))
        {
            using var connection = store.Connect();
            var found = Statements.Read(
                connection,
                "select distinct chromosome, position, ref, alt from stored_variants(getvariable('variants_files')) where rsid_number = $number and ref is not null and alt is not null order by all",
                row => new Variant(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3)),
                ("number", rsid.Number));
            return found.Count > 0
                ? found
                : throw new QtlQueryException($"no dataset of the store has {rsid}", "Labels are those that the datasets give, and dbSNP merges labels: ask by position and alleles, such as 1:109274968:G:T.");
        }

        if (!Core.Variant.TryParse(text, out var variant, out var build))
            throw new QtlQueryException($"'{text}' is not a variant", "Write rs12740374, 1:109274968:G:T or chr1_109274968_G_T_b38.");
        return build is null || build == store.GenomeBuild
            ? [variant]
            : throw new QtlQueryException($"'{text}' is a position on {build.Name}, and the store is on {store.GenomeBuild.Name}", "Lift the position over, or ask by rsid.");
    }
}
