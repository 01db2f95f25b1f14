using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Lookup;

/// <summary>Variants by dbSNP label, through the merges that the table <c>merged_rsids</c> tells of where the label itself is nobody's.</summary>
/// <remarks>dbSNP gives places that turn out to be one a common label; datasets keep the labels of the release they were made with.</remarks>
static class MergedRsids
{
    /// <returns>Of each number that is known: its variants, and a sentence where they go by another label.</returns>
    public static Dictionary<long, (IReadOnlyList<Variant> Variants, string? Note)> Labelled(QtlStore store, List<long> numbers)
    {
        var known = Variants(store, numbers);
        var found = known.ToDictionary(each => each.Key, each => ((IReadOnlyList<Variant>)[.. each], (string?)null));
        var others = numbers.Where(number => !known.Contains(number)).ToList();
        if (others.Count == 0 || store.Catalogue.Files("merged_rsids").Count == 0)
            return found;
        var aliases = Aliases(store, others);
        var byAlias = Variants(store, [.. aliases.Select(each => each.Alias).Distinct()]);
        foreach (var of in aliases.GroupBy(each => each.Number))
        {
            if (of.FirstOrDefault(each => byAlias.Contains(each.Alias)) is not { Alias: > 0 } alias)
                continue;
            var note = alias.IsCurrent
                ? $"rs{of.Key} was merged into rs{alias.Alias}, which is what is answered."
                : $"the store has rs{of.Key} under rs{alias.Alias}, {(alias.Current == of.Key ? "which was merged into it" : $"as both were merged into rs{alias.Current}")}.";
            found[of.Key] = ([.. byAlias[alias.Alias]], note);
        }

        return found;
    }

    public static string Hint(QtlStore store) => store.Catalogue.Files("merged_rsids").Count > 0
        ? "Labels are those that the datasets give: ask by position and alleles, such as 1:109274968:G:T."
        : "Labels are those that the datasets give, and dbSNP merges labels: ask by position and alleles, such as 1:109274968:G:T, or ingest dbSNP's RsMergeArch.";

    static ILookup<long, Variant> Variants(QtlStore store, List<long> numbers) =>
        numbers.SelectMany(number => store.Indexes.Datasets.SelectMany(dataset => store.Indexes.Of(dataset).WithLabel(number)).Select(variant => (Number: number, Variant: variant)))
            .Concat(Stored(store, numbers))
            .Distinct()
            .OrderBy(each => each.Number)
            .ThenBy(each => each.Variant.Chromosome, StringComparer.Ordinal)
            .ThenBy(each => each.Variant.Position)
            .ThenBy(each => each.Variant.Ref, StringComparer.Ordinal)
            .ThenBy(each => each.Variant.Alt, StringComparer.Ordinal)
            .ToLookup(each => each.Number, each => each.Variant);

    // Small lists by their numbers, so that files and row groups without them are not read; DuckDB does that for in, not for a list.
    static List<(long Number, Variant Variant)> Stored(QtlStore store, List<long> numbers)
    {
        var files = store.Catalogue.Files("variants", dataset => !store.Indexes.Has(dataset));
        if (files.Count == 0)
            return [];
        using var connection = store.ConnectFor("stored_variants");
        return Statements.Read(
            connection,
            $"""
            select rsid_number, chromosome, position, ref, alt
            from stored_variants($files)
            where rsid_number {(numbers.Count == 1 ? "= cast($numbers[1] as bigint)" : "in (select cast(unnest($numbers) as bigint))")} and ref is not null and alt is not null
            """,
            row => (row.GetInt64(0), new Variant(row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4))),
            ("files", files),
            ("numbers", Texts(numbers)));
    }

    // The label that a number was merged into, then those that were merged into either.
    static List<(long Number, long Alias, bool IsCurrent, long Current)> Aliases(QtlStore store, List<long> numbers)
    {
        const string sql = """
            with
            asked as (select cast(unnest($numbers) as bigint) as number),
            merges as (select rsid_number, max(current_rsid_number) as current from stored_merged_rsids(getvariable('merged_rsids_files')) group by rsid_number),
            current as (
                select asked.number, coalesce(merges.current, asked.number) as current
                from asked
                left join merges on merges.rsid_number = asked.number
            )
            select number, current as alias, true as is_current, current from current where current <> number
            union all
            select number, merges.rsid_number, false, current from current join merges using (current) where merges.rsid_number <> number
            order by number, is_current desc, alias
            """;
        using var connection = store.ConnectFor(sql);
        return Statements.Read(
            connection,
            sql,
            row => (row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2), row.GetInt64(3)),
            ("numbers", Texts(numbers)));
    }

    static List<string> Texts(List<long> numbers) => [.. numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
