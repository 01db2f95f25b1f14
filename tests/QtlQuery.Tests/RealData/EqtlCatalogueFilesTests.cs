using QtlQuery.Core;
using QtlQuery.Ingest;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.RealData;

/// <summary>Files of the eQTL Catalogue, FIVEx and Open Targets against what was counted in them. Skipped where the files are not.</summary>
public sealed class EqtlCatalogueFilesTests : IDisposable
{
    readonly List<TestStore> _stores = [];

    [SkippableTheory]
    [InlineData("eqtlcat-resources/HMGCR/FUSION_muscle_HMGCR_gene.tsv.gz", "eqtl_catalogue_nominal", 31_420, 29_542)]
    [InlineData("gentropy/QTD000584.credible_sets.tsv", "eqtl_catalogue_credible_sets", 200, 185)]
    [InlineData("gentropy/QTD000584.lbf_variable.txt", "eqtl_catalogue_lbf_variable", 920, 372)]
    public void Rows_of_several_labels_are_folded(string path, string source, long read, long stored)
    {
        var result = Store().Ingest(Data(path), 0, null, "made_up", null, ("study", "Study"), ("quantity", "ge"), ("context", "tissue"));
        // Of the 92 lines of log Bayes factors, 10 of each, 368 are 0: components that no signal was found for.
        Assert.Equal((source, read, stored, 0), (result.Source, result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        Assert.Equal(source == "eqtl_catalogue_lbf_variable" ? 368 : 0, result.Rows.LeftOutTotal);
    }

    [SkippableTheory]
    [InlineData("eqtlcat-resources/metadata/dataset_metadata_r7.tsv", null, 758, 280, "eqtl_catalogue_datasets")]
    [InlineData("eqtlcat-resources/metadata/dataset_metadata_r8_beta.tsv", null, 220, 216, "eqtl_catalogue_datasets")]
    [InlineData("eqtlcat-resources/metadata/tabix_ftp_paths.tsv", "r7", 758, 280, "eqtl_catalogue_datasets")]
    [InlineData("gentropy/sample_eqtl_catalogue_studies.tsv", "r7", 1, 0, "eqtl_catalogue_datasets")]
    [InlineData("eqtlcat-resources/metadata/tabix_ftp_paths_imported.tsv", null, 49, 49, "eqtl_catalogue_imported_datasets")]
    public void The_tables_of_datasets_are_read_whole(string path, string? release, long rows, long genes, string source)
    {
        var store = Store();
        var result = store.Ingest(Data(path), 0, null, null, null, release is null ? [] : [("release", release)]);
        Assert.Equal((source, rows, rows), (result.Source, result.Rows.Read, result.Rows.Stored));
        Assert.Equal(genes, store.Ask<long>("select count(*) filter (quantity = 'ge') from published_datasets"));
        Assert.Equal(0, store.Ask<long>("select count(*) from published_datasets where release is null"));
    }

    [SkippableFact]
    public void Permutation_results_of_several_studies_in_one_file_keep_one_row_of_each_gene()
    {
        // The file's author put up to six studies together without naming them: 91,784 lines of 21,063 genes that contradict each other.
        var store = Store();
        var result = store.Ingest(Data("enhpathy_training/All_macrophage_eQTLs.permuted.tsv.gz"), 1, null, "macrophage", null, ("study", "Macrophages"), ("quantity", "ge"), ("context", "macrophage"));
        Assert.Equal((91_784, 21_063, 70_721), (result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        Assert.Equal(["another line has the same trait and variant and says something else"], result.Rows.Refused.Keys);
        Assert.Equal(21_063, store.Ask<long>("select count(distinct gene_id) from molecular_traits where ref is not null and variant_id is not null"));
    }

    [SkippableFact]
    public void Open_Targets_gives_p_as_mantissa_and_exponent()
    {
        var store = Store();
        var result = store.Ingest(Data("gentropy/GCST005523_chr18.parquet"), 0.01);
        // 18_45257907_A_G has two lines that say different things; of these the first stays.
        Assert.Equal(("GCST005523", "open_targets_summary_statistics", 1_669, 1_668, 1), (result.DatasetId, result.Source, result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        Close.To(9 - Math.Log10(0.1917), store.Ask<double>("select neg_log10_p from gwas where position = 12843138"), 1e-7);
        Assert.Equal(6, store.Ask<long>("select count(*) from gwas where standard_error is null"));
    }

    [SkippableFact]
    public void Open_Targets_credible_sets_are_parted_by_the_kind_of_study()
    {
        var store = Store();
        var results = Ingestion.Run(new(store.Path, [Data("gentropy/coloc_test.parquet")]) { MaximumRefusedShare = 0, RefusalReport = store.Report });
        Assert.Equal([("Open_Targets", 47L, 47L), ("Open_Targets_sceqtl", 63L, 58L)], results.Select(result => (result.DatasetId, result.Rows.Read, result.Rows.Stored)).Order());
        Close.To(0.9906702369598969, store.Ask<double>("select sum(pip) from credible_sets where dataset_id = 'Open_Targets'"), 1e-12);
    }

    public void Dispose() => _stores.ForEach(store => store.Dispose());

    static string Data(string name)
    {
        var path = Repository.Shared is { } shared ? Path.Combine(shared, "data", name) : null;
        Skip.IfNot(File.Exists(path), $"the published file {name} is not here; QTLQUERY_SHARED names its folder");
        return path!;
    }

    TestStore Store(GenomeBuild? build = null)
    {
        _stores.Add(new(build));
        return _stores[^1];
    }
}
