using QtlQuery.Engine;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Tests.Views;

/// <summary>Backgrounds, odds ratios over strata and distances, by hand.</summary>
public sealed class EnrichmentViewTests : IDisposable
{
    readonly TestStore _folder = ThreeTissues.Create();

    // One stratum: 8 * 9 / (2 * 3), by Woolf. Two: R = 8 * 9 / 22 + 1 * 4 / 10, S = 2 * 3 / 22 + 2 * 3 / 10; the variance by its three sums.
    [Fact]
    public void An_odds_ratio_over_strata_is_that_of_Mantel_and_Haenszel()
    {
        using var store = _folder.Open();
        var one = Ask("[8], [2], [3], [9]");
        Assert.Equal(12, one.Ratio!.Value, 1e-12);
        var woolf = Math.Sqrt((1 / 8.0) + (1 / 2.0) + (1 / 3.0) + (1 / 9.0));
        Assert.Equal(12 * Math.Exp(-1.959963984540054 * woolf), one.Lower!.Value, 1e-10);
        Assert.Equal(12 * Math.Exp(1.959963984540054 * woolf), one.Upper!.Value, 1e-9);

        var (r1, s1, r2, s2) = (72 / 22.0, 6 / 22.0, 4 / 10.0, 6 / 10.0);
        var (r, s) = (r1 + r2, s1 + s2);
        var variance = (((17 / 22.0 * r1) + (5 / 10.0 * r2)) / (2 * r * r))
            + (((17 / 22.0 * s1) + (5 / 22.0 * r1) + (5 / 10.0 * s2) + (5 / 10.0 * r2)) / (2 * r * s))
            + (((5 / 22.0 * s1) + (5 / 10.0 * s2)) / (2 * s * s));
        var two = Ask("[8, 1], [2, 2], [3, 3], [9, 4]");
        Assert.Equal(r / s, two.Ratio!.Value, 1e-12);
        Assert.Equal(Math.Exp(Math.Log(r / s) - (1.959963984540054 * Math.Sqrt(variance))), two.Lower!.Value, 1e-10);
        Assert.Equal((null, null, null), Ask("[3], [0], [2], [5]"));
        Assert.Equal((null, null, null), Ask("[0], [0], [0], [0]"));

        (double? Ratio, double? Lower, double? Upper) Ask(string cells) =>
            Assert.Single(store.Query<(double?, double?, double?)>($"select found.odds_ratio, found.lower, found.upper from (select mantel_haenszel({cells}) as found)"));
    }

    // Of the tissues' variants, at 0.25 each and 1,000 to 4,000 bp from their genes: that of G1 has one proxy, and chromosome 2 no LD.
    [Fact]
    public void Variants_are_in_strata_of_frequency_distance_and_proxies()
    {
        _folder.Ingest(_folder.Write("r.tsv", "variant\tchr1_1000100_A_G\tchr1_1000200_A_G\nchr1_1000100_A_G\t1\t0.95\nchr1_1000200_A_G\t0.95\t1\n"), format: "ld_matrix", dataset: "LD_S", set: [("study", "S"), ("measure", "r"), ("genome_build", "GRCh38")]);
        using var store = _folder.Open();
        Assert.Equal(
            [(1_000_100, true, 5, 0, 1), (2_000_200, true, 5, 0, 0), (3_000_300, true, 5, 0, 0), (4_000_400, false, 5, 0, null)],
            store.Query<(int, bool, int, int, int?)>("select position, is_evariant, maf_class, tss_class, ld_class from variant_strata where dataset_id = 'S_ge_Liver' order by position"));
    }

    // Stratum 0: of 3 hits 2 are eVariants, of 10 others 2. Stratum 1: of 1 hit 0, of 4 others 2. Matched: (3 * 2 / 10 + 1 * 2 / 4) / 4.
    [Fact]
    public void Hits_of_a_GWAS_are_compared_with_variants_of_their_strata()
    {
        using var database = WorkDatabase.Open(new());
        database.Execute("""
            create table made as
            select row_number() over () as position, * from (
                select 0 as tss_class, true as is_evariant, 1e-9 as p_value from range(2)
                union all select 0, false, 1e-9
                union all select 0, true, 0.5 from range(2)
                union all select 0, false, 0.5 from range(8)
                union all select 1, false, 1e-9
                union all select 1, true, 0.5 from range(2)
                union all select 1, false, 0.5 from range(2)
                union all select 2, false, null
            )
            """);
        database.Execute("create table variant_strata as select 'Q' as dataset_id, '1' as chromosome, position, 'A' as ref, 'G' as alt, is_evariant, 5 as maf_class, tss_class, null::integer as ld_class from made");
        database.Execute("create table gwas as select 'T' as dataset_id, '1' as chromosome, position, 'A' as ref, 'G' as alt, p_value from made");
        database.Execute(SqlFile.In("views").Single(view => view.Name == "gwas_enrichment").Text);
        var (hits, among, background, matched, ratio, ld) = Assert.Single(database.Query<(long, long, long, double, double, bool)>(
            "select hits, evariants_among_hits, background, matched_share, odds_ratio, ld_matched from gwas_enrichment(5e-8)"));
        Assert.Equal((4, 2, 14, false), (hits, among, background, ld));
        Assert.Equal(0.275, matched, 1e-12);
        Assert.Equal(2 * 8 / 13.0 / ((1 * 2 / 13.0) + (1 * 2 / 5.0)), ratio, 1e-12);
    }

    // Leads of Liver's eGenes lie 1,000, 2,000 and 3,000 bp from their genes' starts; the fourth gene's pair was tested at 4,000.
    [Fact]
    public void Distances_are_counted_in_bins_and_as_shares()
    {
        using var store = _folder.Open();
        var profile = store.Query<(long, long, long, long, double, double?)>("select from_bp, to_bp, leads, tested_pairs, lead_share, lead_density from tss_distance_profile(bin_bp := 2500) where dataset_id = 'S_ge_Liver' order by from_bp");
        Assert.Equal([(0, 2499, 2, 2), (2500, 4999, 1, 2)], profile.Select(bin => ((int)bin.Item1, (int)bin.Item2, (int)bin.Item3, (int)bin.Item4)));
        Assert.Equal(2 / 3.0 / 0.5, profile[0].Item6!.Value, 1e-12);
    }

    public void Dispose() => _folder.Dispose();
}
