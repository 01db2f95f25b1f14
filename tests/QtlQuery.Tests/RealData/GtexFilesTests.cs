using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.RealData;

/// <summary>Published GTEx files against what their papers and other programs say of them.</summary>
public sealed class GtexFilesTests : IDisposable
{
    readonly TestStore _store = new();

    [SkippableFact]
    public void Samples_are_17382_of_948_donors_in_54_tissues()
    {
        Assert.Equal(17_382, _store.Ingest(PublishedFile.At("gtex-v8", "GTEx_Analysis_v8_RNAseq_samples.txt"), 0).Rows.Stored);
        Assert.Equal((948L, 54L), _store.Ask<(long, long)>("select count(distinct donor_id), count(distinct context_id) from samples"));
        using var store = _store.Open();
        Assert.Equal(
            ["Adipose_Subcutaneous 581", "Kidney_Cortex 73", "Liver 208", "Whole_Blood 670"],
            store.Query<string>("""
                select context_id || ' ' || count(distinct donor_id)
                from samples
                where has_genotype and context_id in ('Whole_Blood', 'Adipose_Subcutaneous', 'Liver', 'Kidney_Cortex')
                group by context_id
                order by all
                """));
    }

    [SkippableFact]
    public void Tissues_are_54_and_one_of_them_stands_twice()
    {
        var result = _store.Ingest(PublishedFile.At("gtex-v8", "gtex_colors.txt"), 0, set: ("study", "GTEx_v8"));
        Assert.Equal((55, 54, 1), (result.Rows.Read, result.Rows.Stored, result.Rows.Folded));
        Assert.Equal(("Adipose - Subcutaneous", "Adipose Tissue", "ADPSBQ", "UBERON_0002190", "#FF6600"), _store.Ask<(string, string, string, string, string)>("select title, site, abbreviation, ontology_id, colour from contexts where context_id = 'Adipose_Subcutaneous'"));
        Assert.Equal(2, _store.Ask<long>("select count(*) from contexts where ontology_id like 'EFO_%'"));
        // The display names and the ids of the table agree under the map that the matrices of expression go by.
        Assert.Equal(0, _store.Ask<long>("select count(*) from contexts where gtex_tissue_id(title) <> context_id or gtex_tissue_id(lower(context_id)) <> context_id"));
    }

    // Printed by FastQTL for variants that do not vary in the tissue, with p = 1 and slope 0: the error is unknown, the row stays.
    [SkippableTheory]
    [InlineData("Tissue_1.fastqtl.gz", 474)]
    [InlineData("Tissue_2.fastqtl.gz", 0)]
    public void Errors_that_are_minus_nan_are_missing(string name, int missing)
    {
        var result = _store.Ingest(PublishedFile.At("gtexresults", name), 0, null, null, null, ("study", "toy"), ("quantity", "ge"), ("context", name[..8]), ("sample_size", "72"));
        Assert.Equal((9_999, 9_999), (result.Rows.Read, result.Rows.Stored));
        Assert.Equal(missing, result.Remarks.Values.Sum());
        Assert.Equal(((long)missing, (long)missing), _store.Ask<(long, long)>("select count(*) filter (standard_error is null), count(*) filter (standard_error is null and p_value = 1 and beta = 0) from associations"));
    }

    [SkippableFact]
    public void Leads_of_eGenes_are_the_rows_of_the_significant_pairs()
    {
        _store.Ingest(Copy("Adipose_Subcutaneous.v8.egenes.txt", "gtex_v8_egenes.excerpt.txt"), 0);
        var pairs = _store.Ingest(Copy("Adipose_Subcutaneous.v8.signif_variant_gene_pairs.txt", "gtex_v8_signif_variant_gene_pairs.excerpt.txt"), 0);
        Assert.Equal(("GTEx_v8_ge_Adipose_Subcutaneous", 10), (pairs.DatasetId, pairs.Rows.Stored));
        Assert.Equal((6L, 5L), _store.Ask<(long, long)>("select count(*), count(*) filter (significant) from molecular_traits"));
        Assert.Equal(3, _store.Ask<long>("""
            select count(*)
            from molecular_traits as t join associations as a using (dataset_id, molecular_trait_id, chromosome, position, ref, alt)
            where t.beta = a.beta and t.standard_error = a.standard_error and t.p_value = a.p_value and t.tss_distance = a.tss_distance
            """));
        Close.To(-6.643856, _store.Ask<float>("select log2_allelic_fold_change from molecular_traits where gene_id = 'ENSG00000228463'"), 1e-6);
    }

    public void Dispose() => _store.Dispose();

    string Copy(string name, string excerpt) => _store.Write(name, File.ReadAllText(PublishedFile.At("excerpts-from-source-comments", excerpt)));
}
