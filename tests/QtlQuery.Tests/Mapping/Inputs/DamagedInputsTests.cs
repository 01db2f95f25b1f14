using System.IO.Compression;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Traits;
using QtlQuery.Tests.Ingest;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>Every kind of text that mapping reads, damaged: it is read with possible values, or refused with a sentence. Nothing crashes or hangs.</summary>
public sealed class DamagedInputsTests : IDisposable
{
    const int Damages = 60;

    static readonly GenotypeOptions Options = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt, Build = GenomeBuild.GRCh38 };

    readonly TemporaryFolder _folder = new();

    public DamagedInputsTests()
    {
        Write("x.vcf", "##fileformat=VCFv4.2\n##contig=<ID=chr1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n"
            + "chr1\t10\trs1\tA\tG\t.\tPASS\tAF=0.5\tGT\t0|0\t0|1\t1|1\nchr1\t20\trs2\tA\tG\t.\tPASS\t.\tGT:DP\t./.:3\t0|1:4\t1/1:5\nX\t5\trs3\tA\tG\t.\tPASS\t.\tGT\t0\t0|1\t1\n");
        Write("x.ds.vcf", "##fileformat=VCFv4.2\n##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"x\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n"
            + "1\t10\trs1\tA\tG\t.\tPASS\t.\tGT:DS\t0|0:0.1\t0|1:1.25\t1|1:2\n1\t20\trs2\tA\tG\t.\tPASS\t.\tDS\t.\t1e-2\t0.999\n");
        Write("x.fam", "F\ta\t0\t0\t1\t-9\nF\tb\t0\t0\t2\t-9\nF\tc\t0\t0\t0\t-9\n");
        Write("x.bim", "1\trs1\t0\t10\tG\tA\n1\trs2\t0\t20\tG\tA\nX\trs3\t0\t5\tG\tA\n");
        File.WriteAllBytes(_folder["x.bed"], [0x6c, 0x1b, 1, 0b11_10_01, 0b11_10_00, 0b00_10_01]);
        Write("x.psam", "#IID\tSEX\na\t1\nb\t2\nc\tNA\n");
        Write("x.pvar", "##x\n#CHROM\tPOS\tID\tREF\tALT\n1\t10\trs1\tA\tG\n1\t20\trs2\tA\tG\nX\t5\trs3\tA\tG\n");
        File.WriteAllBytes(_folder["x.pgen"], [0x6c, 0x1b, 2, 3, 0, 0, 0, 3, 0, 0, 0, 0x40, 0b11_10_01, 0b11_10_00, 0b00_10_01]);
        Write("traits.bed", "#chr\tstart\tend\tid\ta\tb\tc\n1\t5\t6\tg1\t0.5\t1\t-2\n1\t9\t10\tg2\tNA\t1e-3\t3\nX\t5\t6\tg3\t0.5\t1\t-2\n");
        Write("traits.6.bed", "#chr\tstart\tend\tid\tgid\tstrand\ta\tb\tc\n1\t5\t6\tg1\tc1\t+\t0.5\t1\t-2\n1\t9\t10\tg2\tc1\t-\tNA\t1e-3\t3\n");
        Write("traits.gct", "#1.2\n2\t3\nName\tDescription\ta\tb\tc\ng1\tx\t0.5\t1\t-2\ng2\ty\t3\t4\t5\n");
        Write("traits.tsv", "id\ta\tb\tc\ng1\t0.5\t1\t-2\ng2\t3\t4\t5\n");
        Write("genes.gtf", "#!x\nchr1\tx\tgene\t5\t9\t.\t+\t.\tgene_id \"g1\"; gene_name \"G\";\nchrX\tx\tgene\t5\t9\t.\t-\t.\tgene_id \"g2\";\n");
        Write("genes.tsv", "id\tchr\ts1\ts2\ng1\tchr1\t5\t9\ng2\tchrX\t5\t9\n");
        Write("covariates.rows", "id\ta\tb\tc\nPC1\t0.5\t1\t2\nbatch\tX\tY\tX\n");
        Write("covariates.columns", "id\tPC1\tbatch\na\t0.5\tX\nb\t1\tY\nc\t2\tX\n");
        Write("links", "a\tA\nb\tB\nc\tC\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.vcf", "x.vcf")]
    [InlineData("x.ds.vcf", "x.ds.vcf")]
    [InlineData("x.fam", "x.bed")]
    [InlineData("x.bim", "x.bed")]
    [InlineData("x.psam", "x.pgen")]
    [InlineData("x.pvar", "x.pgen")]
    [InlineData("x.bed", "x.bed")]
    public void Damaged_genotypes_are_read_or_refused(string damaged, string opened) => Damage(damaged, () =>
    {
        using var reader = GenotypeFiles.Open(_folder[opened], Options);
        reader.GoTo(new("1", 5, 25));
        var block = new GenotypeBlock(2);
        while (reader.Read(block))
        {
            for (var each = 0; each < block.Count; each++)
            {
                Assert.InRange(block.Variants[each].Position, 5, 25);
                Assert.All(block.HasDosages ? block.DosagesOf(each).ToArray() : Array.ConvertAll(block.CallsOf(each).ToArray(), call => call == -1 ? double.NaN : call), value => Assert.True(double.IsNaN(value) || value is >= 0 and <= 2));
            }
        }
    });

    [Theory]
    [InlineData("traits.bed", "traits.bed", null)]
    [InlineData("traits.6.bed", "traits.6.bed", null)]
    [InlineData("traits.gct", "traits.gct", "genes.gtf")]
    [InlineData("traits.tsv", "traits.tsv", "genes.tsv")]
    [InlineData("genes.gtf", "traits.gct", "genes.gtf")]
    [InlineData("genes.tsv", "traits.gct", "genes.tsv")]
    public void Damaged_traits_are_read_or_refused(string damaged, string opened, string? locations) => Damage(damaged, () =>
    {
        var traits = TraitFiles.Read(_folder[opened], locations is null ? null : _folder[locations]);
        for (var each = 0; each < traits.Traits.Count; each++)
        {
            Assert.True(traits.Traits[each].Start >= 1 && traits.Traits[each].End >= traits.Traits[each].Start);
            Assert.DoesNotContain(traits.ValuesOf(each).ToArray(), double.IsInfinity);
        }
    });

    [Theory]
    [InlineData("covariates.rows")]
    [InlineData("covariates.columns")]
    public void Damaged_covariates_are_read_or_refused(string damaged) => Damage(damaged, () =>
    {
        string[] samples = ["c", "a", "b"];
        Assert.All(CovariateTable.Read(_folder[damaged], samples).Select(samples).Columns, column => Assert.All(column.Values, value => Assert.True(double.IsFinite(value))));
    });

    [Fact]
    public void Damaged_links_are_read_or_refused() => Damage("links", () => SampleLinks.Read(_folder["links"]));

    // A gzip file whose bytes flip: the check sums tell most of it, and what they do not is text again.
    [Fact]
    public void Damaged_gzip_is_read_or_refused()
    {
        using (var gzip = new GZipStream(File.Create(_folder["y.vcf.gz"]), CompressionLevel.Optimal))
            gzip.Write(File.ReadAllBytes(_folder["x.vcf"]));
        var bytes = File.ReadAllBytes(_folder["y.vcf.gz"]);
        for (var each = 0; each < bytes.Length; each++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[each] ^= (byte)(1 << (each % 8));
            File.WriteAllBytes(_folder["y.vcf.gz"], flipped);
            ReadOrRefused(each, () => GenotypeTable.OfFile(_folder["y.vcf.gz"]));
        }
    }

    [Fact]
    public void What_follows_a_gzip_file_is_told_of()
    {
        using (var gzip = new GZipStream(File.Create(_folder["y.vcf.gz"]), CompressionLevel.Optimal))
            gzip.Write(File.ReadAllBytes(_folder["x.vcf"]));
        File.AppendAllText(_folder["y.vcf.gz"], "more");
        Assert.Contains("no gzip", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(_folder["y.vcf.gz"])).Message, StringComparison.Ordinal);
    }

    void Damage(string name, Action read)
    {
        var original = File.ReadAllBytes(_folder[name]);
        for (var seed = 0; seed < Damages; seed++)
        {
            var file = new MutatedFile(seed);
            File.WriteAllBytes(_folder[name], seed % 2 == 0 ? file.ChangeAnywhere(original) : file.ChangeRows(original));
            ReadOrRefused(seed, read);
        }
    }

    static void ReadOrRefused(int seed, Action read)
    {
        try
        {
            read();
        }
        catch (QtlQueryException e)
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Message), $"seed {seed}: no message");
            Assert.False(string.IsNullOrWhiteSpace(e.Hint), $"seed {seed}: no hint");
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"seed {seed}: {e}");
        }
    }

    void Write(string name, string text) => File.WriteAllBytes(_folder[name], Encoding.UTF8.GetBytes(text));
}
