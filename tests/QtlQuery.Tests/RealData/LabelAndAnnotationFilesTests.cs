using QtlQuery.Core;

namespace QtlQuery.Tests.RealData;

/// <summary>Published genes, variant labels, LD and results of the eQTL mapping pipeline, against counts of their lines made with other programs.</summary>
public sealed class LabelAndAnnotationFilesTests : IDisposable
{
    readonly TestStore _store = new();
    readonly TestStore _store37 = new(GenomeBuild.GRCh37);

    [SkippableFact]
    public void GENCODE_30_has_58870_genes_and_WASH7P_starts_at_its_end()
    {
        var result = _store.Ingest(PublishedFile.At("fivex", "gencode", "gencode.v30.annotation.gtf.genes.bed.gz"), 0, set: ("genome_build", "GRCh38"));
        Assert.Equal(("gencode.v30", 58_870, 58_870), (result.DatasetId, result.Rows.Read, result.Rows.Stored));
        Assert.Equal(("1", 14_404, 29_570, "-", 29_570, 5, "unprocessed_pseudogene"), _store.Ask<(string, int, int, string, int, int, string)>("select chromosome, first_bp, last_bp, strand, tss, gene_version, biotype from genes where gene_symbol = 'WASH7P'"));
        Assert.Equal((564L, 37L), _store.Ask<(long, long)>("select count(*) filter (chromosome = 'Y'), count(*) filter (chromosome = 'MT') from genes"));
    }

    [SkippableTheory]
    [InlineData(3_204, 0, 0, "limix_qtl", "Geuvadis.bim")]
    [InlineData(4_248, 4_247, 1, "systemsgenetics-geuvadis", "hapmap3", "hapmap3CeuChr20B37Mb6.bim")] // rs3730417 has the alleles D and I
    public void Every_variant_has_its_label(int rows, int rsids, int refused, params string[] file)
    {
        var result = _store37.Ingest(PublishedFile.At(file), 0.001, null, null, null, ("study", "panel"), ("genome_build", "GRCh37"));
        Assert.Equal((rows, rows - refused, refused), (result.Rows.Read, result.Rows.Stored, result.Rows.RefusedTotal));
        Assert.Equal(((long)rsids, (long)(rows - refused - rsids)), _store37.Ask<(long, long)>("select count(rsid_number), count(label) from variants"));
    }

    // Genotypes, so the format is named; the build is taken from the contigs where these say it.
    [SkippableTheory]
    [InlineData(38_872, 350, "systemsgenetics-geuvadis", "hapmap3", "1000gCeuChr20Mb6.vcf.gz")]
    public void Every_site_of_a_VCF_has_its_label(int sites, int unlabelled, params string[] file)
    {
        var result = _store37.Ingest(PublishedFile.At(file), 0, "vcf_sites", null, null, ("study", "panel"), ("genome_build", "GRCh37"));
        Assert.Equal((sites, sites - unlabelled, unlabelled), (result.Rows.Read, result.Rows.Stored, result.Rows.LeftOutTotal));
    }

    [SkippableTheory]
    [InlineData(25, 90, "systemsgenetics-geuvadis", "expected", "Cis-CEU-eQTLsFDR0.05.txt")]
    [InlineData(25, 90, "limix_qtl", "expected", "Franke_Cis-CEU-eQTLsFDR0.05.txt")]
    [InlineData(49, 178, "systemsgenetics-geuvadis", "expected", "Trans-Meta-eQTLsFDR0.05-ProbeLevel.txt")]
    public void Results_of_the_eQTL_mapping_pipeline_have_p_values_that_follow_from_z(int rows, int people, params string[] file)
    {
        var result = _store37.Ingest(PublishedFile.At(file), 0, null, null, null, ("study", "Geuvadis"), ("quantity", "ge"), ("context", "LCL"), ("genome_build", "GRCh37"));
        Assert.Equal((rows, 0), (result.Rows.Stored, result.Rows.RefusedTotal));
        Assert.Equal(people, _store37.Ask<long>("select max(sample_size) from associations"));
        // 0.1 % of p, as the files print it from the same z.
        Assert.Equal(0, _store37.Ask<long>("select count(*) from associations where abs(neg_log10_p - neg_log10_p_of_z(z::double)) > 0.0005"));
        if (rows == 49)
            Assert.Equal(29, _store37.Ask<long>("select count(*) from associations where sample_size = 178"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _store37.Dispose();
    }
}
