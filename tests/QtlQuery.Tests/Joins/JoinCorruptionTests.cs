using QtlQuery.Engine;

namespace QtlQuery.Tests.Joins;

/// <summary><c>join_checks</c> on a thousand made-up pairs in one statement: what is bent is found, what is clean is trusted.</summary>
public sealed class JoinCorruptionTests
{
    const int Seeds = 100;

    // The check that is made for it; others may find it, too.
    static readonly Dictionary<string, string> MadeFor = new()
    {
        ["effect_flipped"] = "frequencies_turned",
        ["half_the_effects_flipped"] = "frequencies_turned",
        ["positions_shifted_by_one"] = "shared_variants",
        ["positions_shifted"] = "shared_variants",
        ["other_build"] = "shared_variants",
        ["people_times_ten"] = "gwas_deviation",
        ["qtl_people_times_ten"] = "qtl_freedom",
        ["frequencies_of_the_other_allele"] = "frequency_correlation",
        ["frequencies_folded"] = "frequency_correlation",
        ["strands_mixed"] = "other_strand",
    };

    [Fact]
    public void Bent_pairs_are_found_and_clean_ones_are_trusted()
    {
        using var database = WorkDatabase.Open(new() { Threads = 2 });
        MadeUpPairs.Create(database, Seeds);
        var failed = database.Query<(string Pair, string Check)>("select pair, check_name from join_checks('bent_gwas', 'bent_qtl') where not trusted order by pair, number")
            .ToLookup(row => row.Pair.Split(' ')[0]);

        Assert.Empty(failed["clean"]);
        Assert.All(MadeUpPairs.Bent, kind =>
        {
            Assert.InRange(failed[kind].Select(row => row.Pair).Distinct().Count(), 0.99 * Seeds, Seeds);
            Assert.InRange(failed[kind].Count(row => row.Check == MadeFor[kind]), 0.99 * Seeds, Seeds);
        });
    }
}
