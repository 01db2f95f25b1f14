using QtlQuery.Core;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.RealData;

/// <summary>Outputs of mapping programs against what was counted in them. Skipped where the files are not.</summary>
public sealed class MappingToolFilesTests : IDisposable
{
    static readonly (string, string)[] Geuvadis = [("study", "Geuvadis"), ("quantity", "ge"), ("context", "LCL"), ("sample_size", "373"), ("genome_build", "GRCh37")];

    readonly List<TestStore> _stores = [];

    [SkippableFact]
    public void FastQTL_tested_41407_pairs_of_which_1242_have_a_variant_that_does_not_vary()
    {
        var store = Store(GenomeBuild.GRCh37);
        var result = store.Ingest(Data("_reference_runs", "fastqtl-2.184", "nominal_22_17-18Mb.txt.gz"), 0, "fastqtl_nominal", null, null, Geuvadis);
        Assert.Equal((41_407, 40_165, 1_242, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.LeftOutTotal, result.Rows.RefusedTotal));
        using var open = store.Open();
        // No id of the file names alleles, such as snp_22_16519289 and indel:4D_22_16518157: all rows stay without a place.
        Assert.Equal((5L, 0L), open.Query<(long, long)>("select count(distinct molecular_trait_id), count(position) from associations")[0]);
        Assert.Equal(1.36536e-12, open.Query<double>("select p_value from associations where gene_id = 'ENSG00000237438' and rsid = 'snp_22_17542810'")[0], 1e-18);
    }

    [SkippableFact]
    public void FastQTL_permuted_32_genes()
    {
        var store = Store(GenomeBuild.GRCh37);
        var result = store.Ingest(Data("_reference_runs", "fastqtl-2.184", "permute1000_seed1_22_17-20Mb.txt"), 0, "fastqtl_permutation", null, null, Geuvadis);
        Assert.Equal((32, 32, 0), (result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        var (p, shape, lead, frequency) = store.Ask<(double, double, string, float)>("select p_beta, beta_shape1, rsid, effect_allele_frequency from molecular_traits where gene_id = 'ENSG00000237438'");
        Assert.Equal((7.4512e-09, 1.0017, "snp_22_17542810", 1 - 0.273458f), (p, shape, lead, frequency));
    }

    [SkippableFact]
    public void LIMIX_tested_6266_pairs_of_18_genes_and_914_variants()
    {
        var store = Store(GenomeBuild.GRCh37);
        var result = store.Ingest(Data("limix_qtl", "expected", "Limix_cis_CEU_eQTLs.txt"), 0, null, null, null, ("study", "Geuvadis"), ("quantity", "ge"), ("context", "LCL"), ("genome_build", "GRCh37"));
        Assert.Equal((6_266, 6_266), (result.Rows.Read, result.Rows.Stored));
        Assert.Equal((18L, 914L, 90), store.Ask<(long, long, int)>("select count(distinct gene_id), count(distinct (chromosome, position, alt)), max(sample_size) from associations"));
        // p is the tail of (beta / beta_se)^2, to the seven digits that are stored.
        Assert.True(store.Ask<double>("select max(abs(neg_log10_p_of_z(beta / standard_error) - neg_log10_p)) from associations") < 2e-5);
        Close.To(16.86373665212397, store.Ask<double>("select max(neg_log10_p) from associations"), 1e-7);
    }

    [SkippableFact]
    public void TensorQTL_of_cotton_has_5_leads_and_6_signals_whose_variants_nothing_places()
    {
        var store = Store();
        (string, string)[] set = [("study", "Cotton"), ("quantity", "ge"), ("context", "fibre"), ("genome_build", "GRCh38")];
        var leads = store.Ingest(Data("tensorqtl-testdata-cotton", "test_cis_permute.txt"), 0, null, null, null, set);
        var signals = store.Ingest(Data("tensorqtl-testdata-cotton", "independ_out.cis_independent_qtl.txt.gz"), 0, null, null, null, set);
        Assert.Equal(("tensorqtl_cis", 5, "tensorqtl_cis_independent", 6), (leads.Source, leads.Rows.Stored, signals.Source, signals.Rows.Stored));
        using var open = store.Open();
        Assert.Equal(("SNP1356945", null, 0.499461f, 2.00166e-06), open.Query<(string, int?, float, double)>("select rsid, position, beta, round(p_value, 12) from molecular_traits where molecular_trait_id = 'Ghir_A12G000010'")[0]);
        Assert.Equal((4L, 4L), open.Query<(long, long)>("select count(*) filter (signal_rank = 1), count(distinct molecular_trait_id) from independent_signals")[0]);
    }

    [SkippableFact]
    public void Geuvadis_names_its_variants_in_three_ways()
    {
        var store = Store(GenomeBuild.GRCh37);
        var result = store.Ingest(Data("excerpts-from-source-comments", "geuvadis_EUR373.excerpt.txt"), 0, "geuvadis", null, null, Geuvadis);
        Assert.Equal((9, 9), (result.Rows.Read, result.Rows.Stored));
        using var open = store.Open();
        // Two-sided normal quantiles of the printed p by Python's statistics.NormalDist; the sign is that of rho. Stored to seven digits.
        var rows = open.Query<(string Trait, double Z, int Distance)>("select molecular_trait_id, z, tss_distance from associations where position in (65551957, 159913286) order by 1");
        Assert.Equal(["ENSG00000172818", "ENSG00000254470", "hsa-miR-146a-3p"], rows.Select(row => row.Trait));
        Assert.Equal([-2536, 3684, 871], rows.Select(row => row.Distance));
        Close.To(-11.501722626722062, rows[0].Z, 1e-7);
        Close.To(-4.665826960286569, rows[1].Z, 1e-7);
        Close.To(7.895099936477142, rows[2].Z, 1e-7);
    }

    public void Dispose() => _stores.ForEach(store => store.Dispose());

    static string Data(params string[] parts)
    {
        var path = Repository.Shared is { } shared ? Path.Combine([shared, "data", .. parts]) : null;
        Skip.IfNot(File.Exists(path), $"the published file {parts[^1]} is not here; QTLQUERY_SHARED names its folder");
        return path!;
    }

    TestStore Store(GenomeBuild? build = null)
    {
        _stores.Add(new(build));
        return _stores[^1];
    }
}
