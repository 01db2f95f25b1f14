using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class RefSeqAccessionTests
{
    // NCBI assembly reports of GRCh37.p13 and GRCh38.p14, chromosomes 1 to 22, X, Y.
    static readonly string[] GRCh37 =
    [
        "1.10", "2.11", "3.11", "4.11", "5.9", "6.11", "7.13", "8.10", "9.11", "10.10", "11.9", "12.11",
        "13.10", "14.8", "15.9", "16.9", "17.10", "18.9", "19.9", "20.10", "21.8", "22.10", "23.10", "24.9",
    ];

    static readonly string[] GRCh38 =
    [
        "1.11", "2.12", "3.12", "4.12", "5.10", "6.12", "7.14", "8.11", "9.12", "10.11", "11.10", "12.12",
        "13.11", "14.9", "15.10", "16.10", "17.11", "18.10", "19.10", "20.11", "21.9", "22.11", "23.11", "24.10",
    ];

    [Fact]
    public void Accessions_of_GRCh37_are_known() => Assert.All(GRCh37, entry => Check(entry, GenomeBuild.GRCh37));

    [Fact]
    public void Accessions_of_GRCh38_are_known() => Assert.All(GRCh38, entry => Check(entry, GenomeBuild.GRCh38));

    [Theory]
    [InlineData(null)]
    [InlineData("NC_000001")]
    [InlineData("NC_000001.9")]
    [InlineData("NC_000025.1")]
    [InlineData("NC_000000.1")]
    [InlineData("NW_000001.11")]
    public void Other_sequences_are_not(string? text) => Assert.False(RefSeqAccession.TryParse(text, out _));

    static void Check(string entry, GenomeBuild build)
    {
        var number = entry.Split('.')[0];
        Assert.True(RefSeqAccession.TryParse($"NC_{int.Parse(number, CultureInfo.InvariantCulture):D6}.{entry.Split('.')[1]}", out var accession));
        Assert.Equal(new RefSeqAccession(Chromosome.Name(number)!, build), accession);
    }
}
