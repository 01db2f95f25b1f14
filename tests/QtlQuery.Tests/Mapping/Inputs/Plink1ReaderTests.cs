using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>PLINK 1 data sets, made up byte by byte.</summary>
public sealed class Plink1ReaderTests : IDisposable
{
    static readonly GenotypeOptions A1IsAlt = new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt };

    readonly TemporaryFolder _folder = new();

    public Plink1ReaderTests()
    {
        File.WriteAllText(_folder["x.fam"], "F1 a 0 0 1 -9\nF1 b 0 0 2 -9\nF2 c 0 0 0 -9\nF3\td\t0\t0\t1\t-9\nF4 e 0 0 2 -9\n");
        File.WriteAllText(_folder["x.bim"], "chr1\trs1\t0\t100\tG\tA\r\n1 . 0 100 T C\n1\trs3\t0\t900\t0\tCAT\n23\trs4\t0\t5\tA\tG\n");
        // Codes of samples a to e, first sample lowest: 00 two A1, 01 missing, 10 one, 11 none.
        File.WriteAllBytes(_folder["x.bed"], [
            0x6c, 0x1b, 1,
            0b11_10_01_00, 0b00,
            0b00_00_00_00, 0b11,
            0b11_11_11_11, 0b11,
            0b10_11_00_01, 0b10,
        ]);
    }

    string Bed => _folder["x.bed"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_copies_of_a1_where_a1_is_alt() =>
        Assert.Equal(["1:100 rs1 A/G 2 . 1 0 2", "1:100 . C/T 2 2 2 2 0", "1:900 rs3 CAT/. 0 0 0 0 0", "X:5 rs4 G/A . 2 0 1 1"], GenotypeTable.OfFile(Bed, A1IsAlt));

    [Fact]
    public void Counts_copies_of_a2_where_a2_is_alt() =>
        Assert.Equal("1:100 rs1 G/A 0 . 1 2 0", GenotypeTable.OfFile(Bed, new() { Plink1Alleles = Plink1AlleleOrder.A2IsAlt })[0]);

    [Fact]
    public void Asks_which_allele_is_alt() =>
        Assert.Contains("nothing in it says which allele is the reference", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(Bed)).Message, StringComparison.Ordinal);

    [Fact]
    public void Gives_the_samples_asked_for_in_the_order_asked_for()
    {
        using var reader = GenotypeFiles.Open(Bed, A1IsAlt);
        reader.Select(["e", "a"]);
        Assert.Equal(["1:100 rs1 A/G 2 2", "1:100 . C/T 0 2", "1:900 rs3 CAT/. 0 0", "X:5 rs4 G/A 1 ."], GenotypeTable.Of(reader));
    }

    [Fact]
    public void Knows_the_sex_of_its_samples()
    {
        using var reader = GenotypeFiles.Open(Bed, A1IsAlt);
        Assert.Equal([Sex.Male, Sex.Female, Sex.Unknown, Sex.Male, Sex.Female], reader.Sexes!);
    }

    [Theory]
    [InlineData("1:1-99", "")]
    [InlineData("1:100-100", "rs1 .")]
    [InlineData("1:101-900", "rs3")]
    [InlineData("X:1-10", "rs4")]
    [InlineData("2:1-10", "")]
    public void Reads_a_region(string region, string ids)
    {
        using var reader = GenotypeFiles.Open(Bed, A1IsAlt);
        GenotypeTable.Of(reader);
        reader.GoTo(GenomicRegion.Parse(region));
        Assert.Equal(ids, string.Join(' ', GenotypeTable.Of(reader).Select(row => row.Split(' ')[1])));
    }

    [Fact]
    public void A_region_of_many_variants_begins_where_the_filtered_file_does()
    {
        const int variants = 5000;
        File.WriteAllLines(_folder["y.fam"], ["F a 0 0 0 -9"]);
        File.WriteAllLines(_folder["y.bim"], Enumerable.Range(0, variants).Select(each => $"{1 + (each / 3000)} v{each} 0 {10 * (each % 3000 / 2) + 1} A G"));
        File.WriteAllBytes(_folder["y.bed"], [0x6c, 0x1b, 1, .. Enumerable.Range(0, variants).Select(each => (byte)(each % 4))]);
        var all = GenotypeTable.OfFile(_folder["y.bed"], A1IsAlt);
        using var reader = GenotypeFiles.Open(_folder["y.bed"], A1IsAlt);
        foreach (var (start, end) in new[] { (1, 1), (5111, 5121), (5112, 9000), (10241, 10251), (14991, 20000), (15000, 20000) })
        {
            reader.GoTo(new("1", start, end));
            Assert.Equal(all.Where(row => row.StartsWith("1:", StringComparison.Ordinal) && int.Parse(row.Split(' ')[0][2..]) is var at && at >= start && at <= end), GenotypeTable.Of(reader, 700));
        }
    }

    [Theory]
    [InlineData(10, "has 10 bytes; 4 variants of 5 samples take 11")]
    [InlineData(2, "does not begin as a PLINK .bed file does")]
    public void A_bed_that_is_cut_short_is_named(int length, string message)
    {
        File.WriteAllBytes(Bed, File.ReadAllBytes(Bed)[..length]);
        Refused(message);
    }

    [Fact]
    public void A_bed_of_samples_after_samples_is_refused()
    {
        var bytes = File.ReadAllBytes(Bed);
        bytes[2] = 0;
        File.WriteAllBytes(Bed, bytes);
        Refused("sample after sample");
    }

    [Theory]
    [InlineData("1 rs1 0 100 A", "x.bim, line 1 has too few cells")]
    [InlineData("1 rs1 0 0 A G", "x.bim, line 1 has position '0'")]
    [InlineData("1 rs1 0 1e5 A G", "x.bim, line 1 has position '1e5'")]
    [InlineData("1 rs1 0 100 A G\n1 rs2 0 99 A G", "x.bim, line 2: variant rs2 at 1:99 is out of order; the one before stands at 100")]
    [InlineData("1 rs1 0 100 A G\n2 rs2 0 99 A G\n1 rs3 0 101 A G", "x.bim, line 3: variant rs3 at 1:101 is out of order; other chromosomes came after chromosome 1")]
    public void A_bim_that_is_not_right_is_named_with_its_line(string text, string message)
    {
        File.WriteAllText(_folder["x.bim"], text);
        Refused(message);
    }

    [Theory]
    [InlineData("F a 0 0\n", "x.fam, line 1 has 4 cells and needs 5")]
    [InlineData("F a 0 0 1 -9\nG a 0 0 2 -9\n", "x.fam has sample 'a' twice")]
    public void A_fam_that_is_not_right_is_named(string text, string message)
    {
        File.WriteAllText(_folder["x.fam"], text);
        Refused(message);
    }

    [Theory]
    [InlineData(".bim")]
    [InlineData(".fam")]
    public void A_data_set_without_one_of_its_files_is_named(string extension)
    {
        File.Delete(_folder["x" + extension]);
        Refused($"has no {extension} file beside it");
    }

    [Fact]
    public void A_sample_that_is_not_there_is_named_with_the_nearest()
    {
        using var reader = GenotypeFiles.Open(Bed, A1IsAlt);
        Assert.Contains("no sample 'z'", Assert.Throws<QtlQueryException>(() => reader.Select(["z"])).Message, StringComparison.Ordinal);
    }

    void Refused(string message) => Assert.Contains(message, Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(Bed, A1IsAlt)).Message, StringComparison.Ordinal);
}
