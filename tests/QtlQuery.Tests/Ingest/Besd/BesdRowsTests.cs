using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading.Besd;

namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>BESD files of all kinds come back as the table that was written.</summary>
public sealed class BesdRowsTests : IDisposable
{
    // Two probes, two SNPs; the second probe has the second SNP only. Worked out by hand from the layout that SMR writes.
    const string SparseByHand =
        "03000000 C47B0000 02000000 02000000 F7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFFF7FFFFFF" +
        "0600000000000000" +
        "0000000000000000 0200000000000000 0400000000000000 0500000000000000 0600000000000000" +
        "00000000 01000000 00000000 01000000 01000000 01000000" +
        "0000003F 000080BE 0000003E 0000803D CDCCCC3D 0000803F";

    const string DenseByHand =
        "00000000" +
        "0000003F 000080BE 0000003E 0000803D" + // 0.5 -0.25, then 0.125 0.0625
        "000010C1 CDCCCC3D 000010C1 0000803F"; // -9 0.1, then -9 1

    readonly TemporaryFolder _folder = new();

    public static TheoryData<BesdKind> Kinds => [.. Enum.GetValues<BesdKind>()];

    static Gen<(BesdTable Table, BesdSizes Sizes)> Cut { get; } =
        from table in BesdTable.Any
        from piece in Gen.Choose(1, 9)
        from block in Gen.Choose(1, 9)
        select (table, new BesdSizes(piece, block));

    [Theory]
    [InlineData(SparseByHand)]
    [InlineData(DenseByHand)]
    public void Bytes_written_by_hand_are_read_as_the_lines_that_smr_prints(string bytes)
    {
        File.WriteAllText(_folder["x.esi"], "1 rs1 0 100 A G 0.25\nX\trs2\tNA\tNA\tCT\tC\tNA\r\n");
        File.WriteAllText(_folder["x.epi"], "1\tP1\t0\t150\tG1\t+\n2  P2  0  NA  NA  NA");
        File.WriteAllBytes(_folder["x.besd"], Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));
        using var rows = BesdRows.Open(_folder["x.besd"]);
        Assert.Equal(
            [
                (1, "rs1\t1\t100\tA\tG\t0.25\tP1\t1\t150\tG1\t+\t0.5\t0.125\tNA"),
                (2, "rs2\tX\tNA\tCT\tC\tNA\tP1\t1\t150\tG1\t+\t-0.25\t0.0625\tNA"),
                (3, "rs2\tX\tNA\tCT\tC\tNA\tP2\t2\tNA\tNA\tNA\t0.1\t1\tNA"),
            ],
            BesdWriter.Lines(rows));
        Assert.Equal("SNP Chr BP A1 A2 Freq Probe Probe_Chr Probe_bp Gene Orientation b SE p", string.Join(' ', BesdRows.Columns));
        Assert.Equal(bytes == SparseByHand ? 31684 : null, rows.SampleSize);
        Assert.Equal(new FileInfo(_folder["x.besd"]).Length, rows.BytesRead);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tables_come_back_as_they_were_in_any_piece_size(BesdKind kind) => Check(Cut, cut =>
    {
        using var rows = BesdRows.Open(BesdWriter.Write(_folder, cut.Table, kind), cut.Sizes);
        AssertAre(cut.Table.Tested(kind), BesdWriter.Lines(rows));
        Assert.Null(rows.Take());
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sizes_of_its_own_choice_give_the_same(BesdKind kind) => Check(BesdTable.Any, table =>
    {
        using var rows = BesdRows.Open(BesdWriter.Write(_folder, table, kind));
        AssertAre(table.Tested(kind), BesdWriter.Lines(rows));
    }, 40);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pieces_are_full_but_for_the_last_and_threads_share_them_out(BesdKind kind)
    {
        const int SnpCount = 9000; // more than two groups of the table that holds them
        var random = new Random(5);
        var pairs = Enumerable.Range(0, 3 * SnpCount).Where(_ => random.Next(3) > 0)
            .Select(i => new MadeUpPair(2 * (i / SnpCount), i % SnpCount, random.NextSingle() - 0.5f, random.NextSingle())).ToArray();
        var table = new BesdTable(SnpCount, 6, pairs);
        var pieces = new System.Collections.Concurrent.ConcurrentBag<TextPiece>();
        using (var rows = BesdRows.Open(BesdWriter.Write(_folder, table, kind), new BesdSizes(PairsABlock: 1000)))
        {
            var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                while (rows.Take() is { } piece)
                    pieces.Add(piece);
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }

        var inOrder = pieces.OrderBy(piece => piece.FirstLine).ToList();
        Assert.All(inOrder[..^1], piece => Assert.Equal(TextPiece.MaximumLines, piece.Bytes.Count((byte)'\n')));
        var text = string.Concat(inOrder.Select(piece => System.Text.Encoding.UTF8.GetString(piece.Bytes)));
        AssertAre(pairs, [.. text[..^1].Split('\n').Select((line, i) => (i + 1L, line))]);
    }

    [Fact]
    public void Files_without_frequencies_have_none()
    {
        using var rows = BesdRows.Open(BesdWriter.Write(_folder, BesdTable.Small, BesdKind.Sparse, frequencies: false));
        Assert.All(BesdWriter.Lines(rows), line => Assert.Equal("NA", line.Line.Split('\t')[5]));
    }

    [Fact]
    public void Taking_from_what_is_closed_is_a_wrong_call()
    {
        var rows = BesdRows.Open(BesdWriter.Write(_folder, BesdTable.Small, BesdKind.Dense));
        rows.Dispose();
        rows.Dispose();
        Assert.Throws<ObjectDisposedException>(rows.Take);
    }

    public void Dispose() => _folder.Dispose();

    static void Check<T>(Gen<T> values, Action<T> holds, int tests = 120) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20_251, 7));

    static void AssertAre(MadeUpPair[] expected, List<(long Number, string Line)> lines)
    {
        Assert.Equal(Enumerable.Range(1, expected.Length).Select(number => (long)number), lines.Select(line => line.Number));
        foreach (var (pair, (_, line)) in expected.Zip(lines))
        {
            var cells = line.Split('\t');
            Assert.Equal(14, cells.Length);
            Assert.Equal(BesdTable.Cells(pair), string.Join('\t', cells[..11]));
            AssertSame(pair.Beta, cells[11]);
            AssertSame(pair.StandardError, cells[12]);
            Assert.Equal("NA", cells[13]);
        }
    }

    // The same bits, so that -0 is not 0; one NaN is as good as another.
    static void AssertSame(float expected, string text)
    {
        var read = float.Parse(text, CultureInfo.InvariantCulture);
        Assert.True(float.IsNaN(expected) ? float.IsNaN(read) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(read), $"{expected:R} came back as {text}");
    }
}
