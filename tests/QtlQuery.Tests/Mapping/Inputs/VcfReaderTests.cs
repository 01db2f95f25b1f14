using System.IO.Compression;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>Made-up VCF files with the spellings that real ones have.</summary>
public sealed class VcfReaderTests : IDisposable
{
    const string Header = "##fileformat=VCFv4.2\n##contig=<ID=chr1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n";
    const string Columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\n";
    const string DosageHeader = Header + "##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"Dosage, of alt\">\n" + Columns;

    static readonly GenotypeOptions Calls = new() { Field = GenotypeField.Calls };

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_copies_of_alt() => Assert.Equal(
        ["1:10 rs1 A/G 0 1 2", "1:10 . A/<DEL> . . .", "2:5 rs3 CAT/C 1 2 ."],
        Read(Header + Columns + Row("chr1\t10\trs1\tA\tG", "GT", "0|0", "0/1", "1|1") + Row("chr1\t10\t.\tA\t<DEL>", "GT", "./.", "./1", ".|.") + Row("chr2\t5\trs3\tCAT\tC", "GT:DP", "1|0:3", "1/1", ".")));

    [Fact]
    public void A_call_of_one_allele_on_X_counts_twice() =>
        Assert.Equal(["X:10 rs1 A/G 0 2 1", "X:11 rs2 A/G . 2 1"], Read(Header + Columns + Row("X\t10\trs1\tA\tG", "GT", "0", "1", "0/1") + Row("X\t11\trs2\tA\tG", "GT", ".", "1", "0|1")));

    [Fact]
    public void Dosages_are_preferred_and_calls_stand_in_where_there_are_none() => Assert.Equal(
        ["1:10 rs1 A/G 0.0625 1.9 1", "1:11 rs2 A/G 0 1 .", "1:12 rs3 A/G 0.001 2 ."],
        Read(DosageHeader
            + Row("1\t10\trs1\tA\tG", "GT:DS", "0|0:0.0625", "1|1:1.90", "0|1")
            + Row("1\t11\trs2\tA\tG", "GT", "0|0", "0|1", "./.")
            + Row("1\t12\trs3\tA\tG", "DS:GT", "1e-3:0|0", "2:1|1", ".:.")));

    [Fact]
    public void A_dosage_that_no_header_line_declares_is_found_in_the_first_row() =>
        Assert.Equal(["1:10 rs1 REF/ALT 0.05 0.9 1"], Read("##x\n" + Columns + Row("1\t10\trs1\tREF\tALT", "DS", "0.050", "0.900", "1")));

    [Fact]
    public void Calls_can_be_preferred() =>
        Assert.Equal(["1:10 rs1 A/G 0 2 1"], Read(DosageHeader + Row("1\t10\trs1\tA\tG", "GT:DS", "0|0:0.0625", "1|1:1.90", "0|1"), Calls));

    [Fact]
    public void The_dosage_of_one_allele_counts_twice() =>
        Assert.Equal(["X:10 rs1 A/G 0.5 1.9 1"], Read(DosageHeader + Row("X\t10\trs1\tA\tG", "GT:DS", "0:0.25", "1:0.95", "0|1:1")));

    [Theory]
    [InlineData("0.333333333333333", 0.333333333333333)]
    [InlineData("0.33333333333333331", 0.33333333333333331)]
    [InlineData("1.05e-2", 0.0105)]
    [InlineData(".5", 0.5)]
    [InlineData("2.", 2)]
    public void A_dosage_is_the_nearest_double(string text, double expected) =>
        Assert.EndsWith(" " + expected.ToString("R") + " 0 0", Assert.Single(Read(DosageHeader + Row("1\t10\trs1\tA\tG", "DS", text, "0", "0"))), StringComparison.Ordinal);

    [Fact]
    public void Samples_come_in_the_order_asked_for()
    {
        var text = DosageHeader + Row("1\t10\trs1\tA\tG", "GT:DS", "0|0:0.0625", "1|1:1.90", "0|1") + Row("1\t11\trs2\tA\tG", "GT", "0|0", "0|1", "1|1");
        using var dosages = GenotypeFiles.Open(Write(text));
        dosages.Select(["c", "a"]);
        Assert.Equal(["1:10 rs1 A/G 1 0.0625", "1:11 rs2 A/G 2 0"], GenotypeTable.Of(dosages));
        using var calls = GenotypeFiles.Open(Write(text), Calls);
        calls.Select(["b"]);
        Assert.Equal(["1:10 rs1 A/G 2", "1:11 rs2 A/G 1"], GenotypeTable.Of(calls));
    }

    [Fact]
    public void Gzip_in_several_members_is_one_file()
    {
        using (var file = File.Create(_folder["x.vcf.gz"]))
        {
            foreach (var part in new[] { Header + Columns, Row("1\t10\trs1\tA\tG", "GT", "0|0", "0/1", "1|1"), Row("1\t11\trs2\tA\tG", "GT", "0|0", "0/1", "1|1") })
            {
                using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                gzip.Write(Encoding.UTF8.GetBytes(part));
            }
        }

        Assert.Equal(["1:10 rs1 A/G 0 1 2", "1:11 rs2 A/G 0 1 2"], GenotypeTable.OfFile(_folder["x.vcf.gz"]));
    }

    [Theory]
    [InlineData("PR")]
    [InlineData("AC=1;PR")]
    [InlineData("PR;AC=1")]
    [InlineData("AC=1;PR;AN=2")]
    public void A_reference_allele_that_plink_calls_provisional_is_asked_about(string info)
    {
        var text = DosageHeader + Row("1\t10\trs1\tA\tG", "GT:DS", "0|0:0.0625", "1|1:1.75", "0|1:.").Replace("PASS\t.", "PASS\t" + info, StringComparison.Ordinal);
        Assert.Contains("says that its reference alleles are provisional", Assert.Throws<QtlQueryException>(() => Read(text)).Message, StringComparison.Ordinal);
        Assert.Equal(["1:10 rs1 A/G 0.0625 1.75 1"], Read(text, new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt }));
        Assert.Equal(["1:10 rs1 G/A 1.9375 0.25 1"], Read(text, new() { Plink1Alleles = Plink1AlleleOrder.A2IsAlt }));
    }

    [Fact]
    public void Other_words_that_begin_so_say_nothing_of_alleles() =>
        Assert.Single(Read((Header + Columns + Row("1\t10\trs1\tA\tG", "GT", "0|0", "0|1", "1|1")).Replace("PASS\t.", "PASS\tPRO=1;XPR;APR=2", StringComparison.Ordinal)));

    [Theory]
    [InlineData("1:1-9", "")]
    [InlineData("1:10-11", "v10 v11")]
    [InlineData("2:1-100", "w5")]
    [InlineData("3:1-100", "")]
    public void Reads_a_region(string region, string ids)
    {
        var text = Header + Columns + string.Concat(Enumerable.Range(8, 6).Where(at => at > 9).Select(at => Row($"1\t{at}\tv{at}\tA\tG", "GT", "0|0", "0/1", "1|1"))) + Row("2\t5\tw5\tA\tG", "GT", "0|0", "0/1", "1|1");
        using var reader = GenotypeFiles.Open(Write(text));
        GenotypeTable.Of(reader);
        reader.GoTo(GenomicRegion.Parse(region));
        Assert.Equal(ids, string.Join(' ', GenotypeTable.Of(reader).Select(row => row.Split(' ')[1])));
    }

    [Fact]
    public void Rows_of_several_alts_are_left_out_and_counted_where_that_is_asked_for()
    {
        using var reader = GenotypeFiles.Open(
            Write(Header + Columns + Row("1\t10\trs1\tA\tG,T", "GT", "0|0", "0/1", "1|2") + Row("1\t11\trs2\tA\tG", "GT", "0|0", "0/1", "1|1")),
            new() { MultiallelicRows = MultiallelicRows.LeaveOut });
        Assert.Equal(["1:11 rs2 A/G 0 1 2"], GenotypeTable.Of(reader));
        Assert.Equal(1, reader.LeftOut);
    }

    [Theory]
    [InlineData("1\t10\trs1\tA\tG,T\t.\t.\t.\tGT\t0|0\t0|1\t1|2", "variant rs1 at 1:10 has more than one alt allele (G,T)")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1", "line 5 ends after 2 of 3 samples")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1\t0|", "'0|' of sample c is no genotype")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1\t0|1\t0|1", "goes on after 3 samples")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0|2\t0|1", "'0|2' of sample b is no genotype")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0/0/1\t0|1", "'0/0/1' of sample b has more than two alleles")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t1\t0|1", "chromosome 1 has a call of a single allele")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tDP\t1\t1\t1", "FORMAT has neither GT nor DS")]
    [InlineData("1\t10\trs1\tA\tG", "line 5 has fewer than nine cells")]
    [InlineData("1\t-1\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1\t0|1", "line 5: CHROM and POS are no chromosome and position")]
    [InlineData("1\t10\trs1\tA\tG\t.\t.\t.\tGT\t0|0\t0|1\t0|1\n1\t9\trs2\tA\tG\t.\t.\t.\tGT\t0|0\t0|1\t0|1", "line 6: variant rs2 at 1:9 is out of order")]
    public void A_bad_row_is_named(string row, string message) => Refused(Header + Columns + row + "\n", message);

    [Theory]
    [InlineData("0.5\t2.5\t0", "'2.5' of sample b has no dosage between 0 and 2")]
    [InlineData("0.5\t-1\t0", "'-1' of sample b")]
    [InlineData("0.5\t1\tnan", "'nan' of sample c")]
    [InlineData("0.5\t1\t", "ends after 2 of 3 samples")]
    [InlineData("0.5\t1,1\t0", "'1,1' of sample b")]
    public void A_bad_dosage_is_named(string cells, string message) => Refused(DosageHeader + "1\t10\trs1\tA\tG\t.\t.\t.\tDS\t" + cells + "\n", message);

    [Theory]
    [InlineData("hello", "is no genotype file that is known: it begins with 'hello'")]
    [InlineData("##fileformat=VCFv4.2\n", "the header ends without a line that begins with #CHROM")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n", "there are no samples")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\ta\n", "has sample 'a' twice")]
    [InlineData("", "is empty")]
    public void A_file_that_does_not_begin_as_vcf_is_refused(string text, string message) => Refused(text, message);

    [Fact]
    public void Dosages_that_are_not_there_are_not_made_up() =>
        Assert.Contains("has no dosages", Assert.Throws<QtlQueryException>(() => Read(Header + Columns + Row("1\t10\trs1\tA\tG", "GT", "0|0", "0/1", "1|1"), new() { Field = GenotypeField.Dosages })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_gzip_file_that_is_cut_short_is_named()
    {
        var text = Header + Columns + string.Concat(Enumerable.Range(1, 3000).Select(at => Row($"1\t{at * 7919 % 1000000 / 1000 + (at * 1000)}\tv{at}\tA\tG", "GT", "0|0", "0/1", "1|1")));
        using (var gzip = new GZipStream(File.Create(_folder["x.vcf.gz"]), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        var bytes = File.ReadAllBytes(_folder["x.vcf.gz"]);
        File.WriteAllBytes(_folder["x.vcf.gz"], bytes[..(bytes.Length / 2)]);
        Assert.Contains("x.vcf.gz is damaged or cut short after line", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(_folder["x.vcf.gz"])).Message, StringComparison.Ordinal);
    }

    static string Row(string variant, string format, params string[] cells) => $"{variant}\t.\tPASS\t.\t{format}\t{string.Join('\t', cells)}\n";

    string Write(string text)
    {
        File.WriteAllText(_folder["x.vcf"], text);
        return _folder["x.vcf"];
    }

    List<string> Read(string text, GenotypeOptions? options = null) => GenotypeTable.OfFile(Write(text), options);

    void Refused(string text, string message) => Assert.Contains(message, Assert.Throws<QtlQueryException>(() => Read(text)).Message, StringComparison.Ordinal);
}
