namespace QtlQuery.Tests.Views;

/// <summary>
/// A trait's GWAS beside eQTLs of liver, each place of chromosome 1 a case of its own; LD of one pair; hits of the GWAS Catalog.
/// <code>
/// position    liver            GWAS (alt = effect allele)     what
/// 1,000,100   A>G eGene G1     A>G  beta  0.1   p 1e-30       same
/// 1,200,000   A>G not signif.  G>A  beta  0.05  p 1e-10       turned; within 500 kb of the first
/// 1,600,000   A>C eGene G2     C>A  beta -0.2   p 1e-12       turned, a lead of its own; C>A -0.2 is A>C 0.2
/// 1,700,000   A>G              T>C  beta  0.01  p 0.5         other strand
/// 1,710,000   A>T f 0.25       A>T  f 0.25                    palindromic, told by frequency
/// 1,720,000   A>T f 0.25       T>A  f 0.25                    palindromic, on the other strand by frequency
/// 1,730,000   A>G and A>T      A>C                            other alleles
/// 1,740,000   CT>C             C>CT                           indel turned
/// 1,750,000   nothing          A>G                            nothing there
/// 1,760,000   A>G and C>T      G>A                            several: turned, and on the other strand
/// 2,300,000   nothing there    A>G  beta -0.1   p 1e-9        a lead that is in LD (r -0.9) with
/// 2,310,000   A>G eGene G3     nothing there                  its proxy
/// </code>
/// </summary>
public sealed class LiverAndTrait : IDisposable
{
    public const string G1 = "ENSG09900000001";
    public const string G2 = "ENSG09900000002";
    public const string G3 = "ENSG09900000003";
    public const string Liver = "S_ge_Liver";
    public const string Trait = "GCST99000001";

    readonly TestStore _folder = new();

    public LiverAndTrait()
    {
        (string, string)[] facts = [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38"), ("sample_size", "100")];
        NominalRow[] tests =
        [
            new(G1, "1", 1_000_100, PValue: "1e-8", Beta: "0.5", StandardError: "0.1"),
            new(G1, "1", 1_200_000),
            new(G2, "1", 1_600_000, "A", "C", PValue: "1e-9", Beta: "-0.4", StandardError: "0.1"),
            new(G2, "1", 1_700_000),
            new(G2, "1", 1_710_000, "A", "T"),
            new(G2, "1", 1_720_000, "A", "T"),
            new(G2, "1", 1_730_000),
            new(G2, "1", 1_730_000, "A", "T"),
            new(G2, "1", 1_740_000, "CT", "C"),
            new(G2, "1", 1_760_000),
            new(G2, "1", 1_760_000, "C", "T"),
            new(G3, "1", 2_310_000, PValue: "1e-7", Beta: "0.3", StandardError: "0.1"),
        ];
        _folder.Ingest(_folder.Write("Liver.all.tsv", NominalRow.File(tests)), format: "eqtl_catalogue_nominal", dataset: Liver, set: facts);
        EGeneRow[] genes =
        [
            new(G1, "MADEUP1", "1", 999_000, 1_000_100, "1e-8", "0.5", "0.1", "0.01"),
            new(G2, "MADEUP2", "1", 1_590_000, 1_600_000, "1e-9", "-0.4", "0.1", "0.01"),
            new(G3, "MADEUP3", "1", 2_300_500, 2_310_000, "1e-7", "0.3", "0.1", "0.01"),
        ];
        _folder.Ingest(_folder.Write("Liver.v8.egenes.txt", EGeneRow.File(genes)), format: "gtex_egenes", dataset: Liver, set: facts);
        string[] gwas =
        [
            "chromosome\tbase_pair_location\teffect_allele\tother_allele\tbeta\tstandard_error\teffect_allele_frequency\tp_value\trsid\tn",
            "1\t1000100\tG\tA\t0.1\t0.009\t0.25\t1e-30\trs9900000001\t20000",
            "1\t1200000\tA\tG\t0.05\t0.008\t0.75\t1e-10\trs9900000002\t20000",
            "1\t1600000\tA\tC\t-0.2\t0.03\t0.75\t1e-12\trs9900000003\t20000",
            "1\t1700000\tC\tT\t0.01\t0.02\t0.25\t0.5\trs9900000004\t20000",
            "1\t1710000\tT\tA\t0.01\t0.02\t0.25\t0.5\trs9900000005\t20000",
            "1\t1720000\tA\tT\t0.01\t0.02\t0.25\t0.5\trs9900000006\t20000",
            "1\t1730000\tC\tA\t0.01\t0.02\t0.25\t0.5\trs9900000007\t20000",
            "1\t1740000\tCT\tC\t0.01\t0.02\t0.75\t0.5\trs9900000008\t20000",
            "1\t1750000\tG\tA\t0.01\t0.02\t0.25\t0.5\trs9900000009\t20000",
            "1\t1760000\tA\tG\t0.01\t0.02\t0.25\t0.5\trs9900000010\t20000",
            "1\t2300000\tG\tA\t-0.1\t0.016\t0.25\t1e-9\trs9900000011\t20000",
        ];
        _folder.Ingest(_folder.Write(Trait + ".tsv", string.Join('\n', gwas) + "\n"), format: "gwas_ssf", dataset: Trait, set: [("trait", "made up"), ("genome_build", "GRCh38")]);
        _folder.Ingest(
            _folder.Write("region.ld.tsv", "\tchr1_2300000_A_G_b38\tchr1_2310000_A_G_b38\nchr1_2300000_A_G_b38\t1\t-0.9\nchr1_2310000_A_G_b38\t-0.9\t1\n"),
            format: "ld_matrix",
            dataset: "Panel",
            set: [("study", "Panel"), ("measure", "r"), ("genome_build", "GRCh38")]);
        _folder.Ingest(Repository.Path("tests", "fixtures", "sources", "gwas_catalog", "gwas_catalog_v1.0.2-associations_e199_r2099-01-01.tsv"), maximumRefused: 1);
    }

    public string Path => _folder.Path;

    internal TestStore Folder => _folder;

    public void Dispose() => _folder.Dispose();
}
