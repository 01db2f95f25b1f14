using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;
using QtlQuery.Ingest.Reading.Besd;

namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>A BESD file that is damaged, or of another set, is an error that says so.</summary>
public sealed class BesdDamageTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<BesdKind> Kinds => [.. Enum.GetValues<BesdKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_cut_at_any_byte_or_longer_is_an_error(BesdKind kind)
    {
        var whole = Write(kind);
        for (var length = 0; length < whole.Length; length++)
            Assert.Contains(Refused(whole[..length]), message => message.Contains(length == 0 ? "is empty" : "cut short", StringComparison.Ordinal) || message.Contains("values, and its", StringComparison.Ordinal));
        foreach (var more in (int[])[1, 3, 4, 8, 4096])
            Assert.Contains(Refused([.. whole, .. new byte[more]]), message => message.Contains("is damaged", StringComparison.Ordinal));
    }

    // Sample size and the words after the counts change no row; of the values themselves every bit pattern is a number.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_wrong_bit_in_type_counts_offsets_or_row_numbers_is_an_error(BesdKind kind)
    {
        var whole = Write(kind);
        var values = kind is BesdKind.Dense or BesdKind.OldDense ? 2 * sizeof(float) * 9 : sizeof(float) * 6;
        for (var bit = 0; bit < 8 * (whole.Length - values); bit++)
        {
            var word = bit / 32;
            if (kind is BesdKind.Dense or BesdKind.Sparse && word is 1 or (>= 4 and < 16))
                continue;
            var bytes = (byte[])whole.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_damage_is_an_error_or_rows_of_the_right_shape(BesdKind kind)
    {
        var damage = from table in BesdTable.Any
                     from edits in Gen.Zip(Gen.Choose(0, int.MaxValue), Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0, 1, 127, 128, 255))).NonEmptyListOf()
                     from cut in Gen.OneOf(Gen.Constant(int.MaxValue), Gen.Choose(0, 200))
                     select (table, edits, cut);
        Prop.ForAll(damage.ToArbitrary(), damaged =>
        {
            var path = BesdWriter.Write(_folder, damaged.table, kind);
            var bytes = File.ReadAllBytes(path);
            foreach (var (at, value) in damaged.edits)
                bytes[at % bytes.Length] = (byte)value;
            File.WriteAllBytes(path, bytes[..Math.Min(bytes.Length, damaged.cut)]);
            try
            {
                using var rows = BesdRows.Open(path, new(3, 4));
                var lines = BesdWriter.Lines(rows);
                Assert.True(lines.Count <= (long)damaged.table.Snps * damaged.table.Probes || lines.Count <= damaged.table.Pairs.Length);
                Assert.All(lines, line => Assert.Equal(13, line.Line.Count(character => character == '\t')));
            }
            catch (QtlQueryException e)
            {
                Assert.NotEmpty(e.Message);
                Assert.NotEmpty(e.Hint!);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20_252, 9));
    }

    // Byte 64 the count, 72 the seven offsets, 128 the six row numbers.
    [Theory]
    [InlineData(0, 4, "is OSCA's kind of BESD file")]
    [InlineData(0, 0x03000000, "is written with the high byte first")]
    [InlineData(0, 0x08088b1f, "begins with 0x08088b1f, which is no kind of BESD file")]
    [InlineData(8, 4, "holds 4 SNPs, and")]
    [InlineData(12, -9, "holds -9 probes, and")]
    [InlineData(64, 5, "it has 176 bytes, 8 more than 5 values of 3 probes take")]
    [InlineData(64, 7, "is cut short: it has 176 bytes, and 7 values of 3 probes take 184")]
    [InlineData(68, -1, "is cut short")]
    [InlineData(72, 1, "its offsets go from 1 to 6 in place of 0 to 6")]
    [InlineData(120, 5, "its offsets go from 0 to 5 in place of 0 to 6")]
    [InlineData(80, 5, "at probe P0, number 1, the offsets 0, 5, 4 go down")]
    [InlineData(84, -1, "at probe P0, number 1, the offsets 0, 9223372036854775807, 4 go down")]
    [InlineData(80, 1, "at probe P0, number 1, there are 1 betas and 3 standard errors")]
    [InlineData(128, 3, "at probe P0, number 1, it has SNP 3, and")]
    [InlineData(132, -1, "at probe P0, number 1, it has SNP 4294967295, and")]
    [InlineData(140, 1, "at probe P0, number 1, a beta is of SNP 2 and its standard error of SNP 1")]
    public void What_is_wrong_in_a_sparse_file_is_said(int at, int value, string message)
    {
        var bytes = Write(BesdKind.Sparse);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        Assert.Contains(Refused(bytes), said => said.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_of_the_first_format_that_are_not_whole_are_errors()
    {
        var bytes = Write(BesdKind.SparseOne);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + (7 * sizeof(float))), 0.5f);
        Assert.Contains(Refused(bytes), said => said.Contains("the number at byte 36 is not whole", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Text_files_of_another_set_are_errors(BesdKind kind)
    {
        Write(kind);
        var (esi, epi) = (BesdTable.Small.Esi, BesdTable.Small.Epi);
        foreach (var lines in (string[])[epi[(epi.IndexOf('\n', StringComparison.Ordinal) + 1)..], epi + epi, ""])
        {
            File.WriteAllText(_folder["x.epi"], lines);
            Refused(null);
        }

        File.WriteAllText(_folder["x.epi"], epi);
        foreach (var lines in (string[])[esi[..esi.IndexOf('\n', StringComparison.Ordinal)], esi + esi, ""])
        {
            if (lines.Length > esi.Length && kind is BesdKind.SparseOne or BesdKind.SparseTwo or BesdKind.SparseThree)
                continue; // these kinds do not say how many SNPs there are
            File.WriteAllText(_folder["x.esi"], lines);
            Refused(null);
        }
    }

    [Theory]
    [InlineData("x.esi")]
    [InlineData("x.epi")]
    [InlineData("x.besd")]
    public void A_file_that_is_not_there_is_an_error(string name)
    {
        Write(BesdKind.Sparse);
        File.Delete(_folder[name]);
        Assert.Contains(Refused(null), said => said.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void After_an_error_every_thread_gets_it()
    {
        var bytes = Write(BesdKind.Sparse);
        bytes[^(4 * (6 + 2))] = 9; // row number of the last probe's beta
        File.WriteAllBytes(_folder["x.besd"], bytes);
        using var rows = BesdRows.Open(_folder["x.besd"], new(PairsAPiece: 2));
        Assert.Equal(1, rows.Take()!.FirstLine);
        for (var i = 0; i < 3; i++)
            Assert.Contains("at probe P2, number 3, it has SNP 9", Assert.Throws<QtlQueryException>(rows.Take).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    byte[] Write(BesdKind kind) => File.ReadAllBytes(BesdWriter.Write(_folder, BesdTable.Small, kind));

    // The message, and the hint: in a list, so that a failing test shows them.
    string[] Refused(byte[]? bytes)
    {
        if (bytes is not null)
            File.WriteAllBytes(_folder["x.besd"], bytes);
        var error = Assert.Throws<QtlQueryException>(() =>
        {
            using var rows = BesdRows.Open(_folder["x.besd"]);
            BesdWriter.Lines(rows);
        });
        return [error.Message, Assert.IsType<string>(error.Hint)];
    }
}
