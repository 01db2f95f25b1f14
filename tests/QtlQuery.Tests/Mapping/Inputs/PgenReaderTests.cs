using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>PLINK 2 data sets, written byte by byte from the format's specification.</summary>
public sealed class PgenReaderTests : IDisposable
{
    // Samples a to e. Calls of two bits: 0, 1 or 2 copies of alt, 3 missing; the first sample is lowest.
    static readonly (byte Type, byte[] Bytes, string Calls)[] Records =
    [
        (0, [0b11_10_01_00, 0b00], "0 1 2 . 0"),
        // By what differs: sample b (1) is 0, sample e (4) is 2. Length, first sample, categories, step.
        (2, [2, 1, 0b10_00, 3], "0 0 2 . 2"),
        // Sample c (2) is 0, and then all are turned, as PLINK 2 does it.
        (3, [1, 2, 0b00], "2 1 2 . 2"),
        // Categories 0 and 2 by a bit each, then sample d (3) is 1.
        (1, [2, 0b10001, 1, 3, 0b01], "2 0 0 1 2"),
        // All 0 but a.
        (4, [1, 0, 0b01], "1 0 0 0 0"),
        // All 2 but c and d.
        (6, [2, 2, 0b11_00, 1], "2 2 0 . 2"),
        // All missing, and nothing differs.
        (7, [0], ". . . . ."),
        // Categories 1 and 3 by a bit each, and nothing else.
        (1, [6, 0b00101, 0], ". 1 . 1 1"),
        // As before, but for nobody.
        (2, [0], ". 1 . 1 1"),
    ];

    static readonly GenotypeOptions AsCalls = new() { Field = GenotypeField.Calls };

    readonly TemporaryFolder _folder = new();

    public PgenReaderTests()
    {
        File.WriteAllText(_folder["x.psam"], "#IID\tSEX\tPheno\na\t1\t0\nb\t2\t0\nc\tNA\t1\nd\tM\t1\ne\tF\t1\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_record_is_decoded() =>
        Assert.Equal(Records.Select((record, index) => $"{Site(index)} A/G {record.Calls}"), GenotypeTable.OfFile(Write(Records)));

    [Fact]
    public void A_region_begins_with_a_record_that_is_told_as_a_difference()
    {
        using var reader = GenotypeFiles.Open(Write(Records));
        reader.Select(["e", "b"]);
        reader.GoTo(new("1", 103, 103));
        Assert.Equal([$"{Site(2)} A/G 2 1"], GenotypeTable.Of(reader));
        reader.GoTo(new("1", 102, 104));
        Assert.Equal([$"{Site(1)} A/G 2 0", $"{Site(2)} A/G 2 1", $"{Site(3)} A/G 2 0"], GenotypeTable.Of(reader));
    }

    [Fact]
    public void Dosages_stand_behind_calls_and_phases()
    {
        // 1/16 of a copy is 1024 units of 1/16384.
        (byte, byte[], string)[] records =
        [
            // A list of samples b and e: 1/16 and 2.
            (0x20, [0b11_10_01_00, 0b00, 2, 1, 3, 0x00, 0x04, 0x00, 0x80], "0 0.0625 2 . 2"),
            // All samples; d has none.
            (0x40, [0b11_10_01_00, 0b00, 0, 0, 0x00, 0x40, 0x00, 0x80, 0xff, 0xff, 0, 0x20], "0 1 2 . 0.5"),
            // A bit a sample: a and d.
            (0x60, [0b11_10_01_00, 0b00, 0b01001, 0x00, 0x04, 0x00, 0x08], "0.0625 1 2 0.125 0"),
            // Behind the phases of heterozygous a, b, c: all phased, which takes a bit for each.
            (0x34, [3, 0, 0b01_01_01, 1, 1, 0b1010, 1, 2, 0x00, 0x40], "1 1 1 0 0"),
            // The same with a bit for each that says whether it is phased (b and c are), then a bit for these two.
            (0x34, [3, 0, 0b01_01_01, 1, 1, 0b1101, 0b01, 1, 3, 0x00, 0x08], "1 1 1 0.125 0"),
            // No dosages at all.
            (2, [1, 1, 0b10], "1 2 1 0 0"),
        ];
        Assert.Equal(records.Select((record, index) => $"{Site(index)} A/G {record.Item3}"), GenotypeTable.OfFile(Write(records)));
        Assert.Equal($"{Site(0)} A/G 0 1 2 . 0", GenotypeTable.OfFile(Write(records), AsCalls)[0]);
        Assert.Equal($"{Site(4)} A/G 1 1 1 0 0", GenotypeTable.OfFile(Write(records), AsCalls)[4]);
    }

    // Eight heterozygous calls, all phased: nine bits, and so two bytes, before the dosage of the last sample.
    [Fact]
    public void Phases_that_fill_a_byte_take_another()
    {
        File.WriteAllLines(_folder["x.psam"], ["#IID", .. Enumerable.Range(0, 8).Select(each => $"s{each}")]);
        Assert.Equal([$"{Site(0)} A/G 1 1 1 1 1 1 1 0.75"], GenotypeTable.OfFile(Write([(0x30, [0x55, 0x55, 0, 0, 1, 7, 0x00, 0x30], "")], samples: 8)));
    }

    [Fact]
    public void Lists_of_more_than_64_samples_go_by_groups()
    {
        // 300 samples, so that a number takes two bytes; 70 of them, every third, have one copy. The first group has 63 steps of a byte.
        File.WriteAllLines(_folder["x.psam"], ["#IID", .. Enumerable.Range(0, 300).Select(each => $"s{each}")]);
        byte[] record = [70, 0, 0, 192, 0, 0, .. Enumerable.Repeat((byte)0b01_01_01_01, 17), 0b01_01, .. Enumerable.Repeat((byte)3, 63), .. Enumerable.Repeat((byte)3, 5)];
        var row = Assert.Single(GenotypeTable.OfFile(Write([(4, record, "")], samples: 300)));
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 300).Select(each => each < 210 && each % 3 == 0 ? 1 : 0)), row.Split(' ', 4)[3]);
    }

    [Fact]
    public void Plain_modes_have_records_of_one_length()
    {
        WriteSites(2);
        byte[] counts = [2, 0, 0, 0, 5, 0, 0, 0];
        File.WriteAllBytes(_folder["x.pgen"], [0x6c, 0x1b, 2, .. counts, 0x40, 0b11_10_01_00, 0b00, 0b00_00_00_01, 0b10]);
        Assert.Equal([$"{Site(0)} A/G 0 1 2 . 0", $"{Site(1)} A/G 1 0 0 0 2"], GenotypeTable.OfFile(_folder["x.pgen"]));
        byte[] half = [0, 0x20], none = [0xff, 0xff];
        File.WriteAllBytes(_folder["x.pgen"], [0x6c, 0x1b, 3, .. counts, 0x40, 0, 0, .. half, .. half, .. half, .. half, .. half, 0xff, 0x03, .. none, .. none, .. none, .. none, .. half]);
        Assert.Equal([$"{Site(0)} A/G 0.5 0.5 0.5 0.5 0.5", $"{Site(1)} A/G . . . . 0.5"], GenotypeTable.OfFile(_folder["x.pgen"]));
        File.WriteAllBytes(_folder["x.pgen"], [0x6c, 0x1b, 1, 0b11_10_01_00, 0b00, 0b00_00_00_00, 0b11]);
        Assert.Equal([$"{Site(0)} A/G 2 . 1 0 2", $"{Site(1)} A/G 2 2 2 2 0"], GenotypeTable.OfFile(_folder["x.pgen"], new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt }));
    }

    [Theory]
    [InlineData(0x84)]
    [InlineData(0xc4)]
    public void Provisional_reference_alleles_are_asked_about(byte format)
    {
        var path = Write(Records, format: format);
        Assert.Contains("says that its reference alleles are provisional", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(path)).Message, StringComparison.Ordinal);
        Assert.Equal($"{Site(0)} A/G 0 1 2 . 0", GenotypeTable.OfFile(path, new() { Plink1Alleles = Plink1AlleleOrder.A1IsAlt })[0]);
        Assert.Equal($"{Site(0)} G/A 2 1 0 . 2", GenotypeTable.OfFile(path, new() { Plink1Alleles = Plink1AlleleOrder.A2IsAlt })[0]);
    }

    [Fact]
    public void Several_alts_are_refused_or_left_out()
    {
        var path = Write(Records);
        var sites = File.ReadAllLines(_folder["x.pvar"]);
        sites[3] = sites[3].Replace("\tG", "\tG,T", StringComparison.Ordinal);
        File.WriteAllLines(_folder["x.pvar"], sites);
        Assert.Contains("has more than one alt allele (G,T)", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(path)).Message, StringComparison.Ordinal);
        using var reader = GenotypeFiles.Open(path, new() { MultiallelicRows = MultiallelicRows.LeaveOut });
        Assert.Equal(Records.Select((record, index) => $"{Site(index)} A/G {record.Calls}").Where((_, index) => index != 1), GenotypeTable.Of(reader));
        Assert.Equal(1, reader.LeftOut);
    }

    [Fact]
    public void Psam_says_sex()
    {
        using var reader = GenotypeFiles.Open(Write(Records));
        Assert.Equal([Sex.Male, Sex.Female, Sex.Unknown, Sex.Male, Sex.Female], reader.Sexes!);
    }

    [Fact]
    public void A_file_cut_anywhere_is_named()
    {
        var path = Write(Records);
        var bytes = File.ReadAllBytes(path);
        for (var length = 1; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Contains("x.pgen", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_damaged_anywhere_is_read_or_named()
    {
        var path = Write([.. Records, (0x34, [3, 0, 0b01_01_01, 1, 1, 0b1101, 0b01, 1, 3, 0x00, 0x08], "")]);
        var bytes = File.ReadAllBytes(path);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                GenotypeTable.OfFile(path);
            }
            catch (QtlQueryException e)
            {
                Assert.Contains("x.p", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Other_counts_than_the_files_beside_it_are_named()
    {
        var path = Write(Records);
        File.AppendAllText(_folder["x.psam"], "f\t1\t0\n");
        Assert.Contains("has 9 variants of 5 samples; the files beside it have 9 and 6", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_pvar_is_named()
    {
        var path = Write(Records);
        File.Move(_folder["x.pvar"], _folder["x.pvar.zst"]);
        Assert.Contains("has its variants in a .pvar.zst file, which is not read", Assert.Throws<QtlQueryException>(() => GenotypeTable.OfFile(path)).Message, StringComparison.Ordinal);
    }

    static string Site(int index) => $"1:{101 + index} v{index}";

    void WriteSites(int count) => File.WriteAllLines(_folder["x.pvar"], ["##source=made up", "#CHROM\tPOS\tID\tREF\tALT\tINFO", .. Enumerable.Range(0, count).Select(each => $"1\t{101 + each}\tv{each}\tA\tG\tx=1")]);

    // A standard file: a byte for each type and for each length, reference alleles known (0x44); after the flags of 0xc4 the types keep their places.
    string Write(IReadOnlyList<(byte Type, byte[] Bytes, string Calls)> records, int samples = 5, byte format = 0x44)
    {
        WriteSites(records.Count);
        byte[] flags = format >> 6 == 3 ? new byte[(records.Count + 7) / 8] : [];
        var start = 12 + 8 + (2 * records.Count) + flags.Length;
        File.WriteAllBytes(_folder["x.pgen"], [
            0x6c, 0x1b, 0x10, .. BitConverter.GetBytes(records.Count), .. BitConverter.GetBytes(samples), format, .. BitConverter.GetBytes((long)start),
            .. records.Select(record => record.Type), .. records.Select(record => (byte)record.Bytes.Length), .. flags, .. records.SelectMany(record => record.Bytes),
        ]);
        return _folder["x.pgen"];
    }
}
