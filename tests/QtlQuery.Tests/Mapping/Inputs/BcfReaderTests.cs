using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using static QtlQuery.Tests.Mapping.Inputs.BcfBytes;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>BCF files, written byte by byte from the format's specification.</summary>
public sealed class BcfReaderTests : IDisposable
{
    static readonly string[] Biallelic = ["A", "G"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_copies_of_alt() => Assert.Equal(
        ["1:10 rs1 A/G 0 1 2", "1:11 . ACGTACGTACGTACGTA/G 1 . .", "X:5 rs3 A/G 2 0 1"],
        Read(Header.Replace("##FORMAT=<ID=DS", "##INFO=<ID=DS", StringComparison.Ordinal), Record(0, 10, "rs1", Biallelic, Calls(2, 3, 2, 5, 4, 4)), Record(0, 11, "", ["ACGTACGTACGTACGTA", "G"], Calls(4, 3, 0, 0, 0, 5)), Record(1, 5, "rs3", Biallelic, Calls(4, 0x81, 2, 0x81, 2, 4))));

    [Fact]
    public void Dosages_are_preferred_and_calls_stand_in_where_there_are_none() => Assert.Equal(
        ["1:10 rs1 A/G 0.0625 1.5 2", "1:11 rs2 A/G 0 1 2", "X:5 rs3 A/G 1.5 0.25 1"],
        Read(Header, Record(0, 10, "rs1", Biallelic, Calls(2, 3, 2, 5, 4, 4), Dosages(0.0625f, 1.5f, float.NaN)), Record(0, 11, "rs2", Biallelic, Calls(2, 3, 2, 5, 4, 4)), Record(1, 5, "rs3", Biallelic, Calls(4, 0x81, 2, 0x81, 2, 4), Dosages(0.75f, 0.125f, 1))));

    [Fact]
    public void Calls_can_be_preferred_and_samples_chosen()
    {
        Write(File(Header, Record(0, 10, "rs1", Biallelic, Dosages(0.0625f, 1.5f, 0), Calls(2, 3, 2, 5, 4, 4))));
        using var reader = GenotypeFiles.Open(_folder["x.bcf"], new() { Field = GenotypeField.Calls });
        reader.Select(["c", "a"]);
        Assert.Equal(["1:10 rs1 A/G 2 0"], GenotypeTable.Of(reader));
    }

    [Fact]
    public void Reads_a_region()
    {
        Write(File(Header, [.. Enumerable.Range(1, 9).Select(at => Record(0, at, $"v{at}", Biallelic, Calls(2, 3, 2, 5, 4, 4))), Record(1, 3, "x", Biallelic, Calls(2, 3, 2, 5, 4, 4))]));
        using var reader = GenotypeFiles.Open(_folder["x.bcf"]);
        reader.GoTo(new("1", 3, 4));
        Assert.Equal(["v3", "v4"], GenotypeTable.Of(reader).Select(row => row.Split(' ')[1]));
        reader.GoTo(new("X", 1, 4));
        Assert.Equal(["x"], GenotypeTable.Of(reader).Select(row => row.Split(' ')[1]));
    }

    [Fact]
    public void Bad_records_are_named()
    {
        Refused("record 1: variant rs1 at 1:10 has more than one alt allele (G,T)", Record(0, 10, "rs1", ["A", "G", "T"], Calls(2, 3, 2, 5, 4, 4)));
        Refused("record 1: sample b has an allele that the record has not", Record(0, 10, "rs1", Biallelic, Calls(2, 3, 2, 7, 4, 4)));
        Refused("record 1: sample a has more than two alleles", Record(0, 10, "rs1", Biallelic, Calls(2, 2, 2, 2, 2, 2, 2, 2, 2)));
        Refused("record 1: chromosome 1 has a call of a single allele", Record(0, 10, "rs1", Biallelic, Calls(2, 0x81, 2, 4, 4, 4)));
        Refused("record 1: sample b has no dosage between 0 and 2", Record(0, 10, "rs1", Biallelic, Dosages(0, 2.5f, 0)));
        Refused("record 1 has neither GT nor DS", Record(0, 10, "rs1", Biallelic));
        Refused("record 1 is damaged: contig 2 is not in the header", Record(2, 10, "rs1", Biallelic, Calls(2, 3, 2, 5, 4, 4)));
        Refused("record 2: variant rs2 at 1:9 is out of order", Record(0, 10, "rs1", Biallelic, Calls(2, 3, 2, 5, 4, 4)), Record(0, 9, "rs2", Biallelic, Calls(2, 3, 2, 5, 4, 4)));
    }

    [Fact]
    public void A_file_cut_or_damaged_anywhere_is_read_or_named()
    {
        var bytes = File(Header, Record(0, 10, "rs1", Biallelic, Calls(2, 3, 2, 5, 4, 4), Dosages(0, 1, 2)), Record(1, 9, "rs2", Biallelic, Calls(2, 3, 2, 5, 4, 4)));
        // Every tenth place of the header's text, and every one of the records.
        var text = Header.Length;
        for (var length = 1; length < bytes.Length; length += length < text ? 10 : 1)
            ReadOrNamed(bytes[..length]);
        for (var bit = 0; bit < 8 * bytes.Length; bit += bit < 8 * text ? 81 : 1)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            ReadOrNamed(damaged);
        }
    }

    void ReadOrNamed(byte[] bytes)
    {
        Write(bytes);
        try
        {
            GenotypeTable.OfFile(_folder["x.bcf"]);
        }
        catch (QtlQueryException e)
        {
            Assert.Contains("x.bcf", e.Message, StringComparison.Ordinal);
        }
    }

    void Write(byte[] bytes) => System.IO.File.WriteAllBytes(_folder["x.bcf"], bytes);

    List<string> Read(string header, params byte[][] records)
    {
        Write(File(header, records));
        return GenotypeTable.OfFile(_folder["x.bcf"]);
    }

    void Refused(string message, params byte[][] records) => Assert.Contains(message, Assert.Throws<QtlQueryException>(() => Read(Header, records)).Message, StringComparison.Ordinal);
}
