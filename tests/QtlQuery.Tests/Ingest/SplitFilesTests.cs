using QtlQuery.Core;
using QtlQuery.Ingest;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Ingest;

/// <summary>Published files that hold several datasets become one dataset for each, and their traps are counted.</summary>
public sealed class SplitFilesTests
{
    [Fact]
    public void Studies_and_tissues_of_FIVEx_are_parted_and_exchanged_counts_are_remarked()
    {
        using var store = new TestStore();
        string Line(string study, string tissue, string gene, string ac, string an) =>
            $"{study}\t{tissue}\t{gene}\t1\t1000150\tA\tG\tchr1_1000150_A_G\t32\t0.25\t0.0126825\t0.125\t0.05\tSNP\t{ac}\t{an}\t1\t{gene}\t{gene}\t23.5\trs9900000001\n";
        var path = store.Write(
            "all.EBI.ge.data.chr1.1000001-2000000.tsv",
            Line("Exemplar_2018", "liver", "ENSG09900000001", "310", "1240") + Line("Exemplar_2018", "CD4+_T", "ENSG09900000001", "1240", "310") + Line("Other_2019", "liver", "ENSG09900000002", "10", "40"));
        var results = Ingestion.Run(new(store.Path, [path]) { MaximumRefusedShare = 0, RefusalReport = store.Report }).OrderBy(result => result.DatasetId, StringComparer.Ordinal).ToList();
        Assert.Equal(["Exemplar_2018_ge_CD4+_T", "Exemplar_2018_ge_liver", "Other_2019_ge_liver"], results.Select(result => result.DatasetId));
        Assert.Equal(KeyValuePair.Create("ac is above an: the two stand in each other's place and were exchanged", 1L), Assert.Single(results[0].Remarks));
        Assert.All(results.Skip(1), result => Assert.Empty(result.Remarks));
        Assert.Contains("In 1 rows of all.EBI.ge.data.chr1.1000001-2000000.tsv: ac is above an", CommandLine.Run("check", "--store", store.Path).Output, StringComparison.Ordinal);
        Assert.Equal((0.25f, 620), store.Ask<(float, int)>("select effect_allele_frequency, sample_size from associations where dataset_id = 'Exemplar_2018_ge_CD4+_T'"));
        Assert.Equal(23.5, store.Ask<double>("select tpm from expression where dataset_id = 'Other_2019_ge_liver' and context = 'liver'"));
    }

    [Fact]
    public void Cell_types_of_OneK1K_are_parted_and_later_rounds_left_out()
    {
        using var store = new TestStore(GenomeBuild.GRCh37);
        const string Header = "CELL_ID\tCELL_TYPE\tRSID\tSNPID\tGENE\tGENE_ID\tCHR\tPOS\tA1\tA2\tA2_FREQ_ONEK1K\tA2_FREQ_HRC\tSPEARMANS_RHO\tS_STATISTICS\tP_VALUE\tQ_VALUE\tFDR\tRSQUARE\tGENOTYPED\tROUND\n";
        string Line(string cell, int round) => $"{cell}\tMade up\trs9900000001\t1:1000150_A_G\tMADEUP1\tENSG09900000001\t1\t1000150\tA\tG\t0.75\t0.7\t-0.25\t1000\t0.05\t0.001\t0.0125\t0.875\tImputed\t{round}\n";
        var results = Ingestion.Run(new(store.Path, [store.Write("all_eqtl_table.tsv", Header + Line("bin", 1) + Line("bin", 2) + Line("nk", 1))]) { MaximumRefusedShare = 0, RefusalReport = store.Report });
        Assert.Equal([("OneK1K_ge_bin", 1L, 1L), ("OneK1K_ge_nk", 1L, 0L)], results.Select(result => (result.DatasetId, result.Rows.Stored, result.Rows.LeftOutTotal)).Order());
    }

    [Fact]
    public void Minor_allele_counts_below_the_people_who_carry_it_are_remarked()
    {
        using var store = new TestStore();
        var path = store.Write("Cohort.cis_qtl_pairs.1.txt", "phenotype_id\tvariant_id\ttss_distance\taf\tma_samples\tma_count\tpval_nominal\tslope\tslope_se\nG1\tchr1_1000150_A_G\t1\t0.25\t200\t176\t0.5\t0.5\t0.75\n");
        var result = store.Ingest(path, 0, null, null, null, ("study", "Cohort"), ("quantity", "ge"), ("context", "blood"), ("sample_size", "400"), ("genome_build", "GRCh38"));
        Assert.Equal(("tensorqtl_cis_nominal", 1L), (result.Source, Assert.Single(result.Remarks).Value));
    }
}
