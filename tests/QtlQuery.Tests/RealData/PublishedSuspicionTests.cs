using QtlQuery.Engine.Checking;

namespace QtlQuery.Tests.RealData;

/// <summary>What published files are suspected of. Skipped where the files are not.</summary>
[Collection(nameof(PublishedStores))]
public sealed class PublishedSuspicionTests(PublishedStores stores) : IDisposable
{
    readonly TestStore _store = new();

    [SkippableFact]
    public void The_expression_QTLs_of_the_eQTL_Catalogue_raise_none()
    {
        foreach (var file in new[] { "GTEx_ge_liver", "FUSION_ge_muscle_naive", "GTEx_ge_adipose_subcutaneous", "FUSION_txrev_muscle_naive", "GTEx_txrev_adipose_subcutaneous" })
            stores.Of($"fivex/eqtlcatalogue_nominal/{file}.all.tsv.gz").Store.CopyTo(_store);
        var findings = Findings(_store);
        Assert.Empty(Suspicious(findings));
        // The degrees of freedom of p are N - 14 in liver (128 people) and muscle (288); the grid has steps of 4 %.
        Assert.Contains("115 degrees of freedom", Says(findings, "GTEx_ge_liver"), StringComparison.Ordinal);
        Assert.Contains("273 degrees of freedom", Says(findings, "FUSION_ge_muscle_naive"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_significant_splicing_QTLs_of_kidney_raise_none() =>
        Assert.Empty(Suspicious(Findings(stores.Of("biocypher-kg/Kidney_Cortex.v8.sqtl_signifpairs.txt.gz").Store)));

    // The file gives 36 tests of |z| 37.7 to 38.9 an infinite minus log10 p: the logarithm of a p that had become zero. Their p comes from beta and its error.
    [SkippableFact]
    public void LDL_cholesterol_at_HMGCR_raises_none_and_has_p_where_the_file_says_infinity()
    {
        var (store, results) = stores.Of("eqtlcat-resources/HMGCR/LDLC_HMGCR.vcf.gz");
        Assert.Equal(0, Assert.Single(results).Rows.RefusedTotal);
        Assert.Empty(Suspicious(Findings(store)));
        Assert.Equal((36L, 36L), store.Ask<(long, long)>("select count(*), count(*) filter (neg_log10_p between 309.9 and 331.1 and abs(beta / standard_error) between 37.68 and 38.95) from gwas where p_value_derived"));
    }

    // 997 of its 999 frequencies are below one half, those of the 873 variants that the harmoniser found in order among them: the minor allele's.
    [SkippableFact]
    public void A_harmonised_GWAS_whose_effect_allele_frequency_is_the_minor_alleles_is_suspected_of_that()
    {
        var path = _store["GCST90293086.h.tsv.gz"];
        File.Copy(PublishedFile.At("gentropy", "new_format_GCST90293086.h.tsv.gz"), path);
        _store.Ingest(path, 0.01, null, null, null, ("trait", "unnamed"), ("genome_build", "GRCh38"));
        Assert.Equal(["frequencies_folded"], Suspicious(Findings(_store)));
    }

    [SkippableFact]
    public void Body_mass_index_raises_none()
    {
        var (store, results) = stores.Of("gwasvcf/data.vcf.gz");
        Assert.Equal(0, Assert.Single(results).Rows.RefusedTotal);
        Assert.Empty(Suspicious(Findings(store)));
    }

    public void Dispose() => _store.Dispose();

    static IReadOnlyList<Finding> Findings(TestStore store)
    {
        using var open = store.Open();
        return StoreSuspicions.Run(open);
    }

    static IEnumerable<string> Suspicious(IReadOnlyList<Finding> findings) => findings.Where(finding => finding.Suspicious).Select(finding => finding.Suspicion);

    static string Says(IReadOnlyList<Finding> findings, string dataset) => findings.Single(finding => finding.DatasetId == dataset && finding.Suspicion == "p_values_against_effects").Sentence;
}
