using QtlQuery.Core;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

/// <summary>Files that look like others: what tells them apart, and that nothing is guessed where nothing does.</summary>
public sealed class SourceTrapTests : IDisposable
{
    const string Pairs = "gene_id\tvariant_id\ttss_distance\tma_samples\tma_count\tmaf\tpval_nominal\tslope\tslope_se\nENSG09900000001.5\tchr1_1000150_A_G_b38\t149\t45\t50\t0.25\t0.5\t0.5\t0.125\n";
    const string EqtlGen = "Pvalue\tSNP\tSNPChr\tSNPPos\tAssessedAllele\tOtherAllele\tZscore\tGene\tGeneSymbol\tGeneChr\tGenePos\tNrCohorts\tNrSamples\tFDR\n0.5\trs9900000051\t1\t1000150\tT\tA\t0.625\tENSG09900000011\tMADEUP11\t1\t1010126\t3\t400\t1\n";

    readonly TestStore _store = new();

    [Theory]
    [InlineData("GTEx_Analysis_2017-06-05_v8_RNASeQCv1.1.9_gene_reads.gct", "GTEX-99AAA-0226-SM-AAAA1", "unit is 'reads'")]
    [InlineData("GTEx_Analysis_v6p_RNA-seq_RNA-SeQCv1.1.8_gene_median_rpkm.gct", "Liver", "unit is 'rpkm'")]
    [InlineData("matrix.gct", "Liver", "does not say its unit")]
    public void Numbers_that_are_not_known_to_be_TPM_are_not_taken_for_it(string name, string column, string expected)
    {
        var path = _store.Write(name, $"#1.2\n1\t1\nName\tDescription\t{column}\nENSG09900000001.5\tMADEUP1\t120\n");
        Assert.Contains(expected, Assert.Throws<QtlQueryException>(() => _store.Ingest(path, set: ("study", "GTEx_v8"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Liver.v8.allpairs.txt", Pairs, "GTEx_v8_ge_Liver")]
    [InlineData("cohort.allpairs.txt", Pairs, "does not say its study, quantity, context")]
    [InlineData("table.txt", Pairs, "does not say its study, quantity, context")]
    [InlineData("cis-eQTLs_full_20180905.txt", EqtlGen, "is on GRCh37")]
    [InlineData("2018-09-04-trans-eQTLsFDR-CohortInfoRemoved-BonferroniAdded.txt", EqtlGen, "is on GRCh37")]
    [InlineData("table.txt", EqtlGen, "could be eqtlgen_cis")]
    public void Where_two_formats_share_a_header_the_name_decides_or_the_user(string name, string text, string expected)
    {
        var path = _store.Write(name, text);
        if (expected.StartsWith("GTEx", StringComparison.Ordinal))
            Assert.Equal(expected, _store.Ingest(path).DatasetId);
        else
            Assert.Contains(expected, Assert.Throws<QtlQueryException>(() => _store.Ingest(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_with_records_of_several_tissues_goes_to_the_dataset_of_each()
    {
        var path = _store.Write("GTEx_v8_finemapping_DAPG.CS95.txt", """
            1	1000150	chr1_1000150_A_G_b38	A	G	ENSG09900000001.5:1@Liver=0.75|ENSG09900000002.1:3@Lung=0.125|ENSG09900000002.1:2@Liver=0.5
            1	1000420	chr1_1000420_CTT_C_b38	CTT	C	ENSG09900000001.5:1@Liver=0.1875

            """.ReplaceLineEndings("\n"));
        var results = Ingestion.Run(new(_store.Path, [path]) { RefusalReport = _store.Report });
        Assert.Equal(["GTEx_v8_DAPG_ge_Liver", "GTEx_v8_DAPG_ge_Lung"], results.Select(result => result.DatasetId));
        using var store = _store.Open();
        Assert.Equal(
            ["Liver ENSG09900000001_1 1000150 0.75", "Liver ENSG09900000001_1 1000420 0.1875", "Liver ENSG09900000002_2 1000150 0.5", "Lung ENSG09900000002_3 1000150 0.125"],
            store.Query<string>("select concat_ws(' ', context, credible_set_id, position, pip) from credible_sets join datasets using (dataset_id) order by all"));
    }

    [Fact]
    public void Genotypes_give_labels_where_the_user_says_so()
    {
        var path = _store.Write("panel.vcf", "##fileformat=VCFv4.2\n##contig=<ID=1,length=248956422>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\tS2\n1\t1000150\trs9900000051\tA\tG\t.\tPASS\t.\tGT\t0|1\t0|0\n");
        Assert.Equal(1, _store.Ingest(path, format: "vcf_sites", set: ("study", "panel")).Rows.Stored);
        Assert.Equal(9900000051, _store.Ask<long>("select rsid_number from variants"));
    }

    public void Dispose() => _store.Dispose();
}
