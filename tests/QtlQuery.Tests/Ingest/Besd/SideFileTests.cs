using System.Text;
using QtlQuery.Core;
using QtlQuery.Ingest.Reading.Besd;

namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>The .esi and .epi files beside a BESD file: what is read of them, and which lines are errors.</summary>
public sealed class SideFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Columns_are_put_in_the_order_of_a_query()
    {
        var esi = Esi("\uFEFF1\trs1\t0.5\t100\tA\tG\t0.25\r\n\n  X  rs2 NA -9 CT\tC NA \n");
        Assert.Equal(2, esi.Count);
        Assert.Equal("rs1\t1\t100\tA\tG\t0.25\t", Encoding.UTF8.GetString(esi.Cells(0)));
        Assert.Equal("rs2\tX\t-9\tCT\tC\tNA\t", Encoding.UTF8.GetString(esi.Cells(1)));

        var epi = Epi("22\tENSG1\t0\t99\tG1\t-");
        Assert.Equal(1, epi.Count);
        Assert.Equal("ENSG1\t22\t99\tG1\t-\t", Encoding.UTF8.GetString(epi.Cells(0)));
        Assert.Equal("ENSG1", epi.Name(0));
    }

    [Fact]
    public void A_file_without_frequencies_has_NA()
    {
        var esi = Esi("1 rs1 0 100 A G\n1 rs2 0 200 A G\n");
        Assert.Equal("rs2\t1\t200\tA\tG\tNA\t", Encoding.UTF8.GetString(esi.Cells(1)));
    }

    [Fact]
    public void Files_longer_than_a_block_are_read_whole()
    {
        var esi = Esi(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"1\trs{i}\t0\t{i}\t{new string('A', i % 97)}C\tG\t0.5\n")));
        Assert.Equal(50_000, esi.Count);
        for (var i = 0; i < esi.Count; i++)
            Assert.Equal($"rs{i}\t1\t{i}\t{new string('A', i % 97)}C\tG\t0.5\t", Encoding.UTF8.GetString(esi.Cells(i)));
    }

    [Theory]
    [InlineData("1 rs1 0 100 A G 0.5\nChr SNP cM BP A1 A2 Freq\n", "line 2: the distance in cM, 'cM', is no number")]
    [InlineData("1 rs1 0 100 A G 0.5\n\n1 rs2 0 200 A\n", "line 3: there are 5 columns in place of 7, or 6 without frequencies")]
    [InlineData("1 rs1 0 100 A G 0.5 x\n", "line 1: there are 8 columns in place of 7")]
    [InlineData("1 rs1 0 100 A G 0.5\n1 rs2 0 200 A G\n", "line 2: there are 6 columns, and 7 in the line before")]
    [InlineData("1 rs1 0 1e+05 A G 0.5\n", "line 1: the position '1e+05' is no whole number")]
    [InlineData("1 rs1 0 - A G 0.5\n", "line 1: the position '-' is no whole number")]
    [InlineData("1 rs1 0 100 A G 0,5\n", "line 1: the frequency '0,5' is no number")]
    [InlineData(" \n\t\r\n", "names no SNP")]
    [InlineData("", "is empty")]
    public void A_malformed_line_of_an_esi_file_is_named(string text, string message) => AssertNamed(message, () => Esi(text));

    [Theory]
    [InlineData("1 P1 0 100 G\n", "line 1: there are 5 columns in place of 6")]
    [InlineData("1 P1 0 100 G +\n1 P2 0 100 G + 1\n", "line 2: there are 7 columns in place of 6")]
    [InlineData("1 P1 zero 100 G +\n", "line 1: the distance in cM, 'zero', is no number")]
    [InlineData("1 P1 0 1.5 G +\n", "line 1: the position '1.5' is no whole number")]
    [InlineData("\n", "names no probe")]
    public void A_malformed_line_of_an_epi_file_is_named(string text, string message) => AssertNamed(message, () => Epi(text));

    [Fact]
    public void Lines_that_are_no_text_are_named()
    {
        File.WriteAllBytes(_folder["x.esi"], [.. "1 rs1 0 100 A G 0.5\n1 rs"u8, 0xff, .. " 0 100 A G 0.5\n"u8]);
        AssertNamed("line 2: the line is not UTF-8 text", () => EsiFile.Read(_folder["x.esi"]));
        foreach (var length in (int[])[300_000, 3_000_000])
            AssertNamed("line 2: the line is longer than 256 KiB", () => Esi("1 rs1 0 100 A G 0.5\n" + new string('A', length)));
    }

    [Fact]
    public void The_longest_line_is_read()
    {
        var start = "1 rs1 0 100 ";
        var allele = new string('A', (1 << 18) - 16 - start.Length - 2);
        Assert.Equal($"rs1\t1\t100\t{allele}\tG\tNA\t", Encoding.UTF8.GetString(Esi($"{start}{allele} G\n").Cells(0)));
    }

    public void Dispose() => _folder.Dispose();

    EsiFile Esi(string text)
    {
        File.WriteAllText(_folder["x.esi"], text);
        return EsiFile.Read(_folder["x.esi"]);
    }

    EpiFile Epi(string text)
    {
        File.WriteAllText(_folder["x.epi"], text);
        return EpiFile.Read(_folder["x.epi"]);
    }

    static void AssertNamed(string message, Action read)
    {
        var error = Assert.Throws<QtlQueryException>(read);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Hint!);
    }
}
