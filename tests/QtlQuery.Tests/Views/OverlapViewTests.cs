using QtlQuery.Tests.Cli;
using QtlQuery.Tests.RealData;

namespace QtlQuery.Tests.Views;

/// <summary>What variants lie in, and what they do to genes far away.</summary>
[Collection(nameof(PublishedStores))]
public sealed class OverlapViewTests(PublishedStores stores) : IDisposable
{
    const string TransHeader = "tissue_id\tgene_id\tgene_name\tgene_chr\tbiotype\tgene_mappability\tvariant_id\ttissue_af\tslope\tslope_se\tpval_nominal\tfdr\n";

    readonly TestStore _folder = new();

    // Elements of 1-based 1001-1350 and 20001-53000, the second over three windows; variants at both ends and one base beyond.
    [Fact]
    public void A_variant_lies_in_an_element_from_its_first_base_to_its_last()
    {
        using var tissues = ThreeTissues.Create();
        tissues.Ingest(
            tissues.Write("GRCh38-cCREs.V4.bed", "chr1\t1000099\t1000100\tEH38D9900001\tEH38E9900001\tpELS\nchr1\t1990000\t2000200\tEH38D9900002\tEH38E9900002\tdELS\nchr1\t2000200\t2000300\tEH38D9900003\tEH38E9900003\tPLS\nchr2\t1000000\t2000000\tEH38D9900004\tEH38E9900004\tPLS\n"),
            format: "encode_ccre",
            dataset: "Elements",
            set: ("genome_build", "GRCh38"));
        using var store = tissues.Open();
        Assert.Equal(
            [("S_ge_Blood", ThreeTissues.G1, "EH38E9900001"), ("S_ge_Liver", ThreeTissues.G1, "EH38E9900001"), ("S_ge_Liver", ThreeTissues.G2, "EH38E9900002")],
            store.Query<(string, string, string)>("select dataset_id, gene_id, element_id from regulatory_overlap order by all"));
    }

    [Fact]
    public void A_trans_pair_is_one_whose_gene_lies_elsewhere_and_a_hotspot_has_several()
    {
        _folder.Ingest(
            _folder.Write(
                "GTEx_Analysis_v8_trans_eGenes_fdr05.txt",
                TransHeader
                + "Liver\tENSG09900000011.1\tTRANS1\tchr5\tprotein_coding\t0.9\tchr1_1000100_A_G_b38\t0.2\t0.5\t0.05\t1e-20\t1e-6\n"
                + "Liver\tENSG09900000012.1\tTRANS2\tchr6\tprotein_coding\t0.9\tchr1_1000100_A_G_b38\t0.2\t-0.5\t0.05\t1e-18\t1e-5\n"
                + "Liver\tENSG09900000013.1\tTRANS3\tchr7\tprotein_coding\t0.9\tchr1_1500000_A_G_b38\t0.2\t-0.5\t0.05\t1e-15\t1e-4\n"
                + "Liver\tENSG09900000014.1\tNEAR\tchr1\tprotein_coding\t0.9\tchr1_1500000_A_G_b38\t0.2\t-0.5\t0.05\t1e-15\t1e-4\n"));
        var genes = new[] { new EGeneRow(ThreeTissues.G1, "MADEUP1", "1", 999_100, 1_000_100, "1e-8", "0.5", "0.1", "0.01") };
        (string, string)[] facts = [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38"), ("sample_size", "100")];
        _folder.Ingest(_folder.Write("Liver.v8.egenes.txt", EGeneRow.File(genes)), format: "gtex_egenes", dataset: "S_ge_Liver", set: facts);
        _folder.Ingest(_folder.Write("Liver.all.tsv", NominalRow.File([new(ThreeTissues.G1, "1", 1_000_100, PValue: "1e-8", Beta: "0.5", StandardError: "0.1")])), format: "eqtl_catalogue_nominal", dataset: "S_ge_Liver", set: facts);

        using var store = _folder.Open();
        Assert.Equal(["TRANS1", "TRANS2", "TRANS3"], store.Query<string>("select gene_symbol from trans_pairs order by all"));
        Assert.Equal([(1_000_100, 2, 3), (1_500_000, 1, 3)], store.Query<(int, long, long)>("select position, trans_genes, trans_genes_of_megabase from trans_hotspots order by position"));
        Assert.Equal([("TRANS1", true), ("TRANS2", false)], store.Query<(string, bool)>("select gene_symbol, same_direction from cis_mediated_trans order by all"));
    }

    // By hand. The variant: 0.5 on the cis gene (error 0.1), 0.4 on the trans gene (0.05): SMR's ratio 0.8, error hypot(0.05 / 0.5, 0.1 * 0.4 / 0.25).
    // The other signal: 0.4 on the cis gene, 0.2 on the trans gene (0.05): the cis gene's effect is 0.5, error 0.125. Through it: 0.25, error
    // hypot(0.5 * 0.125, 0.5 * 0.1), of 0.4.
    [Fact]
    public void A_trans_effect_is_mediated_as_far_as_the_other_signals_of_the_cis_gene_say()
    {
        _folder.Ingest(
            _folder.Write(
                "GTEx_Analysis_v8_trans_eGenes_fdr05.txt",
                TransHeader
                + "Liver\tENSG09900000011.1\tTRANS1\tchr5\tprotein_coding\t0.9\tchr1_1000100_A_G_b38\t0.2\t0.4\t0.05\t1e-20\t1e-6\n"
                + "Liver\tENSG09900000011.1\tTRANS1\tchr5\tprotein_coding\t0.9\tchr1_1000150_A_G_b38\t0.2\t0.2\t0.05\t1e-8\t1e-3\n"
                + "Liver\tENSG09900000012.1\tTRANS2\tchr6\tprotein_coding\t0.9\tchr1_1000100_A_G_b38\t0.2\t0.4\t0.05\t1e-18\t1e-5\n"));
        var genes = new[] { new EGeneRow(ThreeTissues.G1, "MADEUP1", "1", 999_100, 1_000_100, "1e-8", "0.5", "0.1", "0.01") };
        (string, string)[] facts = [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38"), ("sample_size", "100")];
        _folder.Ingest(_folder.Write("Liver.v8.egenes.txt", EGeneRow.File(genes)), format: "gtex_egenes", dataset: "S_ge_Liver", set: facts);
        _folder.Ingest(
            _folder.Write("Liver.all.tsv", NominalRow.File([new(ThreeTissues.G1, "1", 1_000_100, PValue: "1e-8", Beta: "0.5", StandardError: "0.1"), new(ThreeTissues.G1, "1", 1_000_150, PValue: "0.01", Beta: "0.4", StandardError: "0.1")])),
            format: "eqtl_catalogue_nominal",
            dataset: "S_ge_Liver",
            set: facts);
        const string Signals = "gene_id\tnum_var\tbeta_shape1\tbeta_shape2\ttrue_df\tpval_true_df\tvariant_id\ttss_distance\tminor_allele_samples\tminor_allele_count\tmaf\tref_factor\tpval_nominal\tslope\tslope_se\tpval_perm\tpval_beta\trank\n";
        _folder.Ingest(
            _folder.Write("Liver.v8.independent_eqtls.txt", Signals
                + "ENSG09900000001.3\t10\t1\t250\t90\t1e-7\tchr1_1000100_A_G_b38\t149\t71\t80\t0.2\t1\t1e-8\t0.5\t0.1\t9.999e-05\t1e-6\t1\n"
                + "ENSG09900000001.3\t10\t1\t250\t90\t1e-7\tchr1_1000150_A_G_b38\t149\t71\t80\t0.2\t1\t1e-6\t0.4\t0.1\t9.999e-05\t1e-5\t2\n"),
            format: "gtex_independent",
            dataset: "S_ge_Liver",
            set: facts);

        using var store = _folder.Open();
        var (ratio, ratioError, instruments, mediator, mediatorError, indirect, indirectError, share) = Assert.Single(store.Query<(double, double, long, double, double, double, double, double)>(
            "select smr_beta, smr_standard_error, instruments, mediator_beta, mediator_standard_error, indirect_beta, indirect_standard_error, share_mediated from trans_mediation where gene_symbol = 'TRANS1' and position = 1000100"));
        double[] expected = [0.8, double.Hypot(0.1, 0.16), 1, 0.5, 0.125, 0.25, double.Hypot(0.0625, 0.05), 0.625];
        double[] found = [ratio, ratioError, instruments, mediator, mediatorError, indirect, indirectError, share];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal((0, null), Assert.Single(store.Query<(long, double?)>("select instruments, indirect_beta from trans_mediation where gene_symbol = 'TRANS2'")));
        Assert.Equal(2 + 1, CommandLine.Run("trans", "--mediated", "--store", _folder.Path, "--format", "tsv").Output.TrimEnd('\n').Split('\n').Length);
    }

    // INDEX.md of the published files: 162 rows, 143 genes, 27 tissues, all at FDR 0.05.
    [SkippableFact]
    public void The_published_trans_eGenes_of_GTEx_are_there_and_in_trans()
    {
        using var store = stores.Of("gtex-v8/GTEx_Analysis_v8_trans_eGenes_fdr05.txt").Store.Open();
        Assert.Equal((162, 143, 27), Assert.Single(store.Query<(int, int, int)>("select count(*)::int, count(distinct gene_id)::int, count(distinct dataset_id)::int from significant_pairs")));
        Assert.Equal(store.Query<long>("select count(*) from significant_pairs join gene_places using (gene_id) where gene_places.chromosome <> significant_pairs.chromosome"), store.Query<long>("select count(*) from trans_pairs"));
    }

    public void Dispose() => _folder.Dispose();
}
