using System.IO.Compression;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>Published genotypes, traits and covariates, against what other programs say of them.</summary>
public sealed class PublishedInputsTests
{
    static readonly GenotypeOptions A1IsAlt = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt };

    // FastQTL's own log of its example: the variants in cis of the first five genes.
    [SkippableFact]
    public void Fastqtl_finds_as_many_variants_around_its_genes()
    {
        var traits = TraitFiles.Read(File("fastqtl-example", "phenotypes.bed.gz"));
        using var reader = GenotypeFiles.Open(File("fastqtl-example", "genotypes.vcf.gz"));
        var covariates = CovariateTable.Read(File("fastqtl-example", "covariates.txt.gz"), traits.Samples);
        var matched = MatchedSamples.Match(new(reader.Path, reader.Samples), new(traits.Path, traits.Samples), [new(covariates.Path, covariates.Samples)]);
        Assert.Equal(373, matched.Count);
        Assert.Equal(4, covariates.Select(matched.Traits).Columns.Count);
        Assert.Equal(364, traits.Traits.Count);
        Assert.True(reader.HasDosages);
        foreach (var (gene, count) in new[] { ("ENSG00000237438.1", 7966), ("ENSG00000177663.8", 8165), ("ENSG00000183307.3", 8279), ("ENSG00000069998.8", 8466), ("ENSG00000093072.10", 8531) })
        {
            var trait = traits.Traits.First(trait => trait.Id == gene);
            reader.GoTo(new("22", trait.Start - 1_000_000, trait.Start + 1_000_000));
            Assert.Equal(count, Count(reader));
        }
    }

    // tensorQTL's table: carriers and copies of the minor allele among the 370 samples that have expression.
    [SkippableTheory]
    [InlineData("SNP1356945", 275, 282)]
    [InlineData("SNP1356953", 285, 291)]
    public void Tensorqtl_counts_as_many_copies_of_the_minor_allele(string id, int carriers, int copies)
    {
        var traits = TraitFiles.Read(File("tensorqtl-testdata-cotton", "test_gene_expression.bed.gz"));
        using var reader = GenotypeFiles.Open(File("tensorqtl-testdata-cotton", "test_plink.bed"), A1IsAlt);
        var covariates = CovariateTable.Read(File("tensorqtl-testdata-cotton", "covariates.txt"), traits.Samples);
        var matched = MatchedSamples.Match(new(reader.Path, reader.Samples), new(traits.Path, traits.Samples), [new(covariates.Path, covariates.Samples)]);
        Assert.Equal(370, matched.Count);
        Assert.Equal(23, covariates.Select(matched.Traits).Columns.Count);
        reader.Select(matched.Genotypes);
        var calls = GenotypeTable.Of(reader, 500).Select(row => row.Split(' ')).First(row => row[1] == id)[3..].Where(call => call != ".").Select(int.Parse).ToList();
        if (calls.Sum() > calls.Count)
            calls = calls.ConvertAll(call => 2 - call);
        Assert.Equal((carriers, copies), (calls.Count(call => call > 0), calls.Sum()));
    }

    [SkippableFact]
    public void Plink2_finds_the_same_frequencies()
    {
        var expected = System.IO.File.ReadLines(File("_reference_runs", "plink2", "limix_Geuvadis.afreq")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[1]);
        using var reader = GenotypeFiles.Open(File("limix_qtl", "Geuvadis.bed"), A1IsAlt);
        var block = new GenotypeBlock(100);
        var seen = 0;
        while (reader.Read(block))
        {
            for (var each = 0; each < block.Count; each++, seen++)
            {
                var (variant, called) = (block.Variants[each], block.CallsOf(each).ToArray().Where(call => call >= 0).ToList());
                var cells = expected[variant.Id];
                Assert.Equal((cells[2], cells[3], int.Parse(cells[5])), (variant.Ref, variant.Alt, 2 * called.Count));
                // Six printed digits.
                Assert.Equal(double.Parse(cells[4]), called.Sum(call => call) / (2.0 * called.Count), 5e-7 + (5e-6 * double.Parse(cells[4])));
            }
        }

        Assert.Equal(expected.Count, seen);
    }

    [SkippableFact]
    public void Bed_and_vcf_of_one_export_are_the_same()
    {
        using var folder = new TemporaryFolder();
        foreach (var extension in new[] { "bed", "bim", "fam" })
        {
            using var packed = new GZipStream(System.IO.File.OpenRead(File("bio-eagle", $"EUR_test.{extension}.gz")), CompressionMode.Decompress);
            using var target = System.IO.File.Create(folder["x." + extension]);
            packed.CopyTo(target);
        }

        using var bed = GenotypeFiles.Open(folder["x.bed"], A1IsAlt);
        using var vcf = GenotypeFiles.Open(File("bio-eagle", "EUR_test.vcf.gz"), A1IsAlt);
        var rows = GenotypeTable.Of(bed, 500);
        Assert.Equal(rows, GenotypeTable.Of(vcf, 300));
        // The names in the VCF are family and sample joined, which is told.
        var error = Assert.Throws<QtlQuery.Core.QtlQueryException>(() => MatchedSamples.Match(new("vcf", vcf.Samples), new("bed", bed.Samples)));
        Assert.Contains("379 samples may be the same under other names, such as 'HG00096' of bed and '1_HG00096' of vcf: family and sample joined by _", error.Hint!, StringComparison.Ordinal);
    }

    // A real .bim file of no one order: the variants of the VCF that its genotypes are from put it right.
    [SkippableFact]
    public void Alleles_in_no_one_order_are_put_right_by_the_vcf()
    {
        var path = File("systemsgenetics-geuvadis", "Geuvadis_chr1.vcf.gz");
        using var vcf = GenotypeFiles.Open(path, new() { Field = GenotypeField.Calls });
        using var bed = GenotypeFiles.Open(File("limix_qtl", "Geuvadis.bed"), new() { Reference = path });
        bed.Select(vcf.Samples);
        bed.GoTo(new("1", 1, int.MaxValue));
        Assert.Equal(GenotypeTable.Of(vcf, 500), GenotypeTable.Of(bed, 500));
        Assert.Equal(0, bed.LeftOut);
    }

    // PLINK marks the rows of this VCF: their REF may not be the reference allele.
    [SkippableTheory]
    [InlineData("vcf")]
    [InlineData("bcf")]
    public void A_vcf_that_plink_wrote_is_asked_about(string format)
    {
        using var folder = new TemporaryFolder();
        var path = File("bio-eagle", "EUR_test.vcf.gz");
        if (format == "bcf")
        {
            OtherPrograms.Run("bcftools", "view", "-Ob", "-o", folder["x.bcf"], path);
            path = folder["x.bcf"];
        }

        Assert.Contains("says that its reference alleles are provisional", Assert.Throws<QtlQuery.Core.QtlQueryException>(() => GenotypeTable.OfFile(path)).Message, StringComparison.Ordinal);
        Assert.Equal(2000, GenotypeTable.OfFile(path, A1IsAlt).Count);
    }

    // The same Geuvadis samples as limix_qtl's bed, called; dosages, links and a table of places besides.
    [SkippableFact]
    public void The_mapping_pipelines_files_are_linked_by_its_table_of_samples()
    {
        using var reader = GenotypeFiles.Open(File("systemsgenetics-geuvadis", "Geuvadis_chr1.vcf.gz"));
        var table = TraitFiles.ReadTable(File("systemsgenetics-geuvadis", "Geuvadis_CEU_YRI_Expr.txt.gz"));
        var matched = MatchedSamples.Match(new(reader.Path, reader.Samples), new(table.Path, table.Samples), [], SampleLinks.Read(File("systemsgenetics-geuvadis", "Geuvadis_CEU_gte.txt")));
        Assert.Equal(90, matched.Count);
        Assert.Equal(804, table.Ids.Count);
        // A quarter of these people have calls and no dosages.
        var block = new GenotypeBlock(1500);
        Assert.True(reader.Read(block));
        Assert.Equal(1482, block.Count);
        Assert.Equal(125, block.Dosages.AsSpan(0, 1482 * 178).ToArray().Count(double.IsNaN));
    }

    static int Count(IGenotypeReader reader)
    {
        var block = new GenotypeBlock(500);
        var count = 0;
        while (reader.Read(block))
            count += block.Count;
        return count;
    }

    static string File(params string[] path)
    {
        var file = Path.Combine([Repository.Shared ?? "", "data", .. path]);
        Skip.IfNot(System.IO.File.Exists(file), "no ../shared");
        return file;
    }
}
