using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>A .bim file whose alleles have no one order, and a reference of one line and a half: ACGTACGTAC.</summary>
public sealed class AlleleOrderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public AlleleOrderTests()
    {
        File.WriteAllText(_folder["ref.fa"], ">chr2\nTT\n>chr1\nACGtac\nGTAC\n");
        File.WriteAllText(_folder["ref.fa.fai"], "chr2\t2\t6\t2\t3\nchr1\t10\t15\t6\t7\n");
        File.WriteAllText(_folder["x.fam"], "F a 0 0 0 -9\nF b 0 0 0 -9\nF c 0 0 0 -9\n");
        File.WriteAllText(_folder["x.bim"], "1 a2 0 1 G A\n1 a1 0 2 C T\n1 neither 0 3 T A\n1 both 0 5 AC A\n1 insertion 0 5 AG A\n1 long 0 6 T CGTAC\n1 unknown 0 9 0 A\n");
        // a two copies of A1, b one, c none.
        File.WriteAllBytes(_folder["x.bed"], [0x6c, 0x1b, 1, .. Enumerable.Repeat((byte)0b11_10_00, 7)]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_reference_tells_which_allele_is_alt()
    {
        using var reader = GenotypeFiles.Open(_folder["x.bed"], new() { Reference = _folder["ref.fa"] });
        Assert.Equal(["1:1 a2 A/G 2 1 0", "1:2 a1 C/T 0 1 2", "1:5 insertion A/AG 2 1 0", "1:6 long CGTAC/T 2 1 0", "1:9 unknown A/. 2 1 0"], GenotypeTable.Of(reader, 1));
        Assert.Equal(2, reader.LeftOut);
    }

    [Fact]
    public void A_vcf_of_the_same_variants_tells_it_too()
    {
        File.WriteAllText(_folder["sites.vcf"], "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\nchr1\t1\tx\tA\tC,G\nchr1\t2\tx\tC\tT\nchr1\t5\tx\tA\tAC\n");
        using var reader = GenotypeFiles.Open(_folder["x.bed"], new() { Reference = _folder["sites.vcf"] });
        Assert.Equal(["1:1 a2 A/G 2 1 0", "1:2 a1 C/T 0 1 2", "1:5 both A/AC 2 1 0"], GenotypeTable.Of(reader));
        Assert.Equal(4, reader.LeftOut);
    }

    [Fact]
    public void Alleles_that_are_not_known_say_nothing_of_builds()
    {
        File.WriteAllLines(_folder["x.bim"], Enumerable.Range(0, 200).Select(each => $"1 v{each} 0 3 0 A"));
        File.WriteAllBytes(_folder["x.bed"], [0x6c, 0x1b, 1, .. new byte[200]]);
        using var reader = GenotypeFiles.Open(_folder["x.bed"], new() { Reference = _folder["ref.fa"] });
        Assert.Empty(GenotypeTable.Of(reader));
        Assert.Equal(200, reader.LeftOut);
    }

    [Fact]
    public void A_pgen_with_provisional_reference_alleles_is_put_right_by_it()
    {
        File.WriteAllText(_folder["y.psam"], "#IID\na\nb\nc\n");
        File.WriteAllText(_folder["y.pvar"], "#CHROM\tPOS\tID\tREF\tALT\n1\t1\ta2\tA\tG\n1\t2\ta1\tT\tC\n1\t3\tneither\tA\tT\n");
        File.WriteAllBytes(_folder["y.pgen"], [0x6c, 0x1b, 2, 3, 0, 0, 0, 3, 0, 0, 0, 0x80, 0b00_01_10, 0b00_01_10, 0b00_01_10]);
        using var reader = GenotypeFiles.Open(_folder["y.pgen"], new() { Reference = _folder["ref.fa"] });
        Assert.Equal(["1:1 a2 A/G 2 1 0", "1:2 a1 C/T 0 1 2"], GenotypeTable.Of(reader));
        Assert.Equal(1, reader.LeftOut);
    }

    [Fact]
    public void Another_builds_reference_is_found_out()
    {
        File.WriteAllLines(_folder["x.bim"], Enumerable.Range(0, 200).Select(each => $"1 v{each} 0 3 T A"));
        File.WriteAllBytes(_folder["x.bed"], [0x6c, 0x1b, 1, .. new byte[200]]);
        Assert.Contains("100 of the first 100 variants have alleles that", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_without_its_index_is_named()
    {
        File.Delete(_folder["ref.fa.fai"]);
        Assert.Contains("ref.fa.fai", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_of_another_file_is_named()
    {
        File.WriteAllText(_folder["ref.fa.fai"], "chr1\t10\t1500\t6\t7\n");
        Assert.Contains("ref.fa is shorter than its index says", Refusal(), StringComparison.Ordinal);
        File.WriteAllText(_folder["ref.fa.fai"], "chr1\t10\t15\t0\t7\n");
        Assert.Contains("line 1 is no line of a .fai index", Refusal(), StringComparison.Ordinal);
    }

    string Refusal() => Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(_folder["x.bed"], new() { Reference = _folder["ref.fa"] })).Message;
}
