using QtlQuery.Engine;
using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Plots;

/// <summary>What plots are drawn from, worked out by hand on <see cref="PlottedStore"/>.</summary>
[Collection(nameof(PlottedStore))]
public sealed class PlotViewTests(PlottedStore plotted) : IDisposable
{
    readonly QtlStore _store = plotted.Folder.Open();

    // Of S_ge_Blood: p of 1e-6, 0.2, 0.6 and 1e-6.
    [Fact]
    public void A_p_value_has_the_rank_of_the_last_of_its_equals()
    {
        var points = _store.Query<(long Rank, double NegLog10P)>("from qq_points('S_ge_Blood')");
        Assert.Equal([2, 3, 4], points.Select(point => point.Rank));
        Assert.Equal([6, 0.69897, 0.22185], points.Select(point => Math.Round(point.NegLog10P, 5)));
    }

    // The two near 3e-8 are within 1 % of 1 + 7.52 and one point, the weaker with the rank of both.
    [Fact]
    public void P_values_that_stand_close_together_are_one_point() =>
        Assert.Equal([(1, 10), (3, 7.51570), (4, 4), (5, 0.30103)], _store.Query<(long, double)>("select rank, round(neg_log10_p, 5) from qq_points('T_ge_Liver')"));

    [Fact]
    public void A_gwas_is_ranked_as_a_QTL_dataset_is() =>
        Assert.Equal([1, 2, 3], _store.Query<long>("select rank from qq_points('G')"));

    // The second of four from the weakest is p = 0.2, z = 1.2815516, whose square over 0.4549364 is 3.610118; of G p = 0.25, z = 1.1503494.
    [Theory]
    [InlineData("S_ge_Blood", 4, 3.610118)]
    [InlineData("G", 3, 2.908766)]
    public void Inflation_is_that_of_the_median_test(string dataset, long tests, double expected)
    {
        var (counted, inflation) = Assert.Single(_store.Query<(long, double)>("select tests, inflation from genomic_inflation($dataset)", new { dataset }));
        Assert.Equal(tests, counted);
        Assert.Equal(expected, inflation, 1e-5);
    }

    [Fact]
    public void A_dataset_without_tests_has_no_inflation() =>
        Assert.Equal((0, null), Assert.Single(_store.Query<(long, double?)>("select tests, inflation from genomic_inflation('Panel')")));

    // The strongest is 10, so that bins are 0.025 high: 7.5229 and 7.5157 share one.
    [Fact]
    public void Tests_of_one_megabase_that_are_about_as_strong_are_one() =>
        Assert.Equal(
            [(1_000_100, 4, 1), (1_000_200, 7.52288, 2), (1_000_300, 10, 1), (1_002_000, 0.30103, 1)],
            _store.Query<(int, double, long)>("select position, round(neg_log10_p, 5), tests from manhattan_points('T_ge_Liver') order by position"));

    [Fact]
    public void Genes_that_reach_into_a_region_are_found() // those of ThreeTissues are 1,001 bases long
    {
        Assert.Equal([("MADEUP1", 999_100, 1_000_100, "+")], _store.Query<(string, int, int, string)>("select name, first_bp, last_bp, strand from genes_between('1', 1000100, 1000100)"));
        Assert.Empty(_store.Query<string>("select name from genes_between('1', 1000101, 1500000)"));
    }

    [Fact]
    public void LD_is_found_whichever_variant_of_the_pair_comes_first() =>
        Assert.Equal(
            [("Panel", 1_000_100, 0.5), ("Panel", 1_000_200, 0.9), ("Panel", 1_002_000, 0.1)],
            _store.Query<(string, int, double)>("select dataset_id, position, round(cast(r2 as double), 6) from ld_with('chr1_1000300_A_G')"));

    [Fact]
    public void LD_with_known_alleles_is_that_of_these_alleles()
    {
        using var folder = new TestStore();
        folder.Ingest(folder.Write("region.ld.tsv", "\tchr2_1000_A_G\tchr2_2000_CT_C\tchr2_2000_C_CT\nchr2_1000_A_G\t1\t-0.5\t0.25\nchr2_2000_CT_C\t-0.5\t1\t0.125\nchr2_2000_C_CT\t0.25\t0.125\t1\n"), format: "ld_matrix", dataset: "M", set: [("study", "P"), ("measure", "r"), ("genome_build", "GRCh38")]);
        Assert.Equal(0.0625, folder.Ask<double>("select cast(r2 as double) from ld_with('chr2_1000_G_A') where ref = 'C'"));
        Assert.Equal(0, folder.Ask<long>("select count(*) from ld_with('chr2_1000_A_T')"));
    }

    [Fact]
    public void A_lead_lies_as_far_from_the_transcription_start_as_its_source_says() =>
        Assert.Equal(
            [(ThreeTissues.G1, 1000), (ThreeTissues.G2, 2000), (ThreeTissues.G3, 3000)],
            _store.Query<(string, int)>("select gene, tss_distance from lead_distances where dataset_id = 'S_ge_Liver' order by gene"));

    [Fact]
    public void A_pair_has_a_row_in_each_dataset_of_its_study_tested_or_not() =>
        Assert.Equal(
            [("Blood", 0.05), ("Brain", null), ("Liver", 0.2)],
            _store.Query<(string, double?)>("select context, round(cast(beta as double), 6) from effects_by_context('S', 'ge', $trait, 'chr1_3000300_A_G')", new { trait = ThreeTissues.G3 }));

    public void Dispose() => _store.Dispose();
}
