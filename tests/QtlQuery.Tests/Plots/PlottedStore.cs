using QtlQuery.Tests.Views;

namespace QtlQuery.Tests.Plots;

/// <summary>
/// <see cref="ThreeTissues"/>, and a study T in Liver with five variants of G1, of which the lead has LD with three, a GWAS and trans pairs.
/// <code>
/// position   p      r2 with 1000300 (Panel)
/// 1000100    1e-4   0.5
/// 1000200    3e-8   0.9
/// 1000300    1e-10  lead
/// 1000400    3.05e-8
/// 1002000    0.5    0.1
/// </code>
/// </summary>
[CollectionDefinition(nameof(PlottedStore))]
public sealed class PlottedStore : IDisposable, ICollectionFixture<PlottedStore>
{
    internal TestStore Folder { get; } = ThreeTissues.Create();

    public PlottedStore()
    {
        (string, string)[] facts = [("study", "T"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38"), ("sample_size", "200")];
        (int Position, string P)[] tests = [(1_000_100, "1e-4"), (1_000_200, "3e-8"), (1_000_300, "1e-10"), (1_000_400, "3.05e-8"), (1_002_000, "0.5")];
        Folder.Ingest(
            Folder.Write("T.all.tsv", NominalRow.File(tests.Select(test => new NominalRow(ThreeTissues.G1, "1", test.Position, PValue: test.P)))),
            format: "eqtl_catalogue_nominal",
            dataset: "T_ge_Liver",
            set: facts);
        Folder.Ingest(
            Folder.Write("plink.ld", "CHR_A BP_A SNP_A CHR_B BP_B SNP_B R2\n1 1000100 a 1 1000300 c 0.5\n1 1000300 c 1 1000200 b 0.9\n1 1000300 c 1 1002000 e 0.1\n1 1000100 a 1 1000200 b 0.2\n"),
            format: "plink_ld",
            dataset: "Panel",
            set: [("study", "P"), ("genome_build", "GRCh38")]);
        Folder.Ingest(
            Folder.Write("GTEx_Analysis_v8_trans_eGenes_fdr05.txt", "tissue_id\tgene_id\tgene_name\tgene_chr\tbiotype\tgene_mappability\tvariant_id\ttissue_af\tslope\tslope_se\tpval_nominal\tfdr\n"
                + "Liver\tENSG09900000004.1\tMADEUP4\tchr2\tprotein_coding\t0.9\tchr1_1000100_A_G_b38\t0.2\t0.5\t0.05\t1e-20\t1e-6\n"
                + "Liver\tENSG09900000012.1\tTRANS2\tchr6\tprotein_coding\t0.9\tchr1_1000100_A_G_b38\t0.2\t-0.5\t0.05\t1e-18\t1e-5\n"),
            format: "gtex_trans_egenes",
            dataset: null);
        Folder.Ingest(
            Folder.Write("G.tsv", "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\n1\t1000300\tG\tA\t0.5\t0.1\t0.2\t1e-9\nX\t5000\tG\tA\t0.5\t0.1\t0.2\t0.25\n22\t9000\tG\tA\t0.5\t0.1\t0.2\t0.5\n"),
            format: "gwas_ssf",
            dataset: "G",
            set: [("genome_build", "GRCh38"), ("trait", "Made-up <trait>")]);
    }

    public void Dispose() => Folder.Dispose();
}
