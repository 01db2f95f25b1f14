using QtlQuery.Core;

namespace QtlQuery.Tests.RealData;

/// <summary>Published files of GWAS tools and of the GWAS Catalog against what is known of them. Skipped where the files are not.</summary>
public sealed class GwasFilesTests : IDisposable
{
    const string Trait = "trait=a trait";

    readonly List<TestStore> _stores = [];

    [SkippableFact]
    public void Marker_names_of_METAL_stay_unplaced_and_its_tracked_positions_place_them()
    {
        var named = Store();
        Ingest(named, "metal/expected/test_10.METAANALYSIS1.TBL", Trait);
        Assert.Equal((2495L, 0L), named.Ask<(long, long)>("select count(*), count(position) from gwas"));
        // rs10930329 a g -0.005874260531 0.014906382995 0.6935
        Assert.Equal(("A", "G", -0.005874260531f, 0.014906382995f), named.Ask<(string, string, float, float)>("select alt, ref, beta, standard_error from gwas where rsid = 'rs10930329'"));

        var placed = Store();
        Ingest(placed, "metal/expected/test_09.METAANALYSIS1.TBL", Trait);
        Assert.Equal(2495, placed.Ask<long>("select count(position) from gwas"));
        Assert.Equal(("2", 169205060, 6806, -0.850f), placed.Ask<(string, int, int, float)>("select chromosome, position, sample_size, z from gwas where rsid = 'rs10930329'"));
    }

    [SkippableFact]
    public void GWAS_Catalog_p_values_below_the_double_range_are_kept()
    {
        var store = Store();
        Ingest(store, "biocypher-kg/gwas-catalog_sample.tsv", null);
        // 2E-475, 3E-429, 3E-378, 5E-349
        Assert.Equal(4, store.Ask<long>("select count(*) from gwas_catalog where p_value = 0 and neg_log10_p > 308"));
        Assert.Equal(474.698970004336, store.Ask<double>("select max(neg_log10_p) from gwas_catalog"), 9);
        Assert.Equal((8L, 102L), store.Ask<(long, long)>("select count(*) - count(chromosome), count(*) - count(risk_allele) from gwas_catalog"));
        Assert.Equal(114 + 0L, store.Ask<long>("select count(*) - count(risk_allele_frequency) from gwas_catalog"));
        // 274 effects: 217 with increase (110) or decrease (107), 7 odds ratios, and 50 z scores, which are no effects.
        Assert.Equal((217L, 107L, 7L), store.Ask<(long, long, long)>("select count(beta), count(*) filter (beta < 0), count(odds_ratio) from gwas_catalog"));
    }

    [SkippableFact]
    public void The_layouts_of_harmonised_files_agree_with_their_lines()
    {
        var old = Store();
        Ingest(old, "gentropy/old_format_GCST006090.h.tsv.gz", Trait);
        // Turned by the harmoniser (hm_code 11): raw effect allele G, beta -0.1282, frequency 0.7431.
        Assert.Equal(("G", "A", 0.1282f, 0.05566f, 0.25690602f), old.Ask<(string, string, float, float, float)>("select ref, alt, beta, standard_error, effect_allele_frequency from gwas where position = 1231776"));

        var current = Store();
        Ingest(current, "gentropy/new_format_GCST90293086.h.tsv.gz", Trait);
        Assert.Equal(("A", "G", 0.0337379f, 16378), current.Ask<(string, string, float, int)>("select ref, alt, beta, sample_size from gwas where position = 1026830"));
    }

    [SkippableFact]
    public void FinnGen_credible_sets_are_4_variants_of_89_in_plain_text_and_in_bgzip()
    {
        foreach (var name in new[] { "finngen_R9_AB1_EBV.SUSIE.snp", "finngen_R9_AB1_EBV.SUSIE.snp.bgz" })
        {
            var store = Store();
            var result = Ingest(store, $"gentropy/{name}", null);
            Assert.Equal(("finngen_susie", 89, 4, 0), (result.Source, result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
            Assert.Equal(("6", 0.175343223649957), store.Ask<(string, double)>("select chromosome, pip from credible_sets where position = 2898066"));
        }
    }

    [SkippableFact]
    public void Headers_that_do_not_tell_the_effect_allele_are_not_guessed()
    {
        var store = Store();
        foreach (var file in new[] { "mungesumstats/eduAttainOkbay.txt", "mungesumstats/ieu-a-298.tsv.gz" })
        {
            var error = Assert.Throws<QtlQueryException>(() => Ingest(store, file, Trait));
            Assert.Contains("unknown format", error.Message, StringComparison.Ordinal);
            Assert.Contains("--format generic", error.Hint, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public void The_side_car_of_the_harmonisers_example_gives_build_and_trait()
    {
        var store = Store(GenomeBuild.GRCh37);
        var result = Ingest(store, "gwas-ssf/harmoniser_GCST0.tsv", null);
        Assert.Equal(("gwas_ssf", 4, 0), (result.Source, result.Rows.Stored, result.Rows.RefusedTotal));
        // The side-car says 0-based: 693730 in the file.
        Assert.Equal(0.1f, store.Ask<float>("select beta from gwas where position = 693731"));
    }

    public void Dispose() => _stores.ForEach(store => store.Dispose());

    static QtlQuery.Ingest.IngestResult Ingest(TestStore store, string file, string? said)
    {
        var path = Repository.Shared is { } shared ? Path.Combine(shared, "data", Path.Combine(file.Split('/'))) : null;
        Skip.IfNot(File.Exists(path), $"the published file {file} is not here; QTLQUERY_SHARED names its folder");
        var set = said is null ? [] : new List<(string, string)> { ("genome_build", "GRCh38") };
        if (said?.Split('=') is [var name, var value])
            set.Add((name, value));
        return store.Ingest(path!, 0.05, null, null, null, [.. set]);
    }

    TestStore Store(GenomeBuild? build = null)
    {
        _stores.Add(new(build));
        return _stores[^1];
    }
}
