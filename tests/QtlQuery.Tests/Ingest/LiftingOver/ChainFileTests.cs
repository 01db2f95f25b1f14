using System.IO.Compression;
using System.Text;
using QtlQuery.Core;
using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.LiftingOver;

public sealed class ChainFileTests : IDisposable
{
    const string Header = "chain 1 chr1 100 + 10 50 chr1 120 + 20 60 1\n";

    static readonly LiftBlock[] OfEachKind =
    [
        new("1", 11, 20, "1", 21, false),
        new("1", 26, 40, "1", 31, false),
        new("1", 41, 50, "1", 51, false),
        new("1", 61, 80, "2", 170, true),
        new("1", 81, 90, null, 1, false),
        new("1", 46, 50, "3", 1, false),
    ];

    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Blocks_are_what_was_worked_out_by_hand()
    {
        var chain = WrittenChain.Read(WrittenChain.OfEachKind);
        Assert.Equal(OfEachKind, chain.Blocks);
        Assert.Equal((4, 0), (chain.Chains, chain.ContigBlocks));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n\n# between\n \n")]
    public void Line_ends_comments_and_blank_lines_change_nothing(string lineEnd) =>
        Assert.Equal(OfEachKind, WrittenChain.Read(WrittenChain.OfEachKind.Replace("\n", lineEnd, StringComparison.Ordinal) + lineEnd).Blocks);

    [Fact]
    public void A_byte_order_mark_changes_nothing() => Assert.Equal(OfEachKind, WrittenChain.Read("\uFEFF" + WrittenChain.OfEachKind).Blocks);

    [Fact]
    public void A_file_of_several_gzip_members_is_read_to_its_end()
    {
        var text = Encoding.UTF8.GetBytes(WrittenChain.OfEachKind);
        File.WriteAllBytes(_folder["some.chain.gz"], [.. Gzipped(text[..70]), .. Gzipped(text[70..])]);
        Assert.Equal(OfEachKind, ChainFile.Read(_folder["some.chain.gz"]).Blocks);
    }

    [Fact]
    public void A_file_longer_than_a_buffer_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"chain 1 chr2 90000 + {i * 10} {(i * 10) + 4} chrX 90000 + {i} {i + 4} {i}\n4\n"));
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => new LiftBlock("2", (i * 10) + 1, (i * 10) + 4, "X", i + 1, false)), WrittenChain.Read(text).Blocks);
    }

    [Fact]
    public void Blocks_of_contigs_are_counted_and_left_out()
    {
        var chain = WrittenChain.Read("chain 1 chrUn_GL000220v1 100 + 0 50 chr1 120 + 0 50 1\n20 10 10\n20\n" + Header + "40\n");
        Assert.Equal([new LiftBlock("1", 11, 50, "1", 21, false)], chain.Blocks);
        Assert.Equal((2, 2), (chain.Chains, chain.ContigBlocks));
    }

    [Theory]
    [InlineData(249250621, "GRCh37")]
    [InlineData(248956422, "GRCh38")]
    [InlineData(247249719, "NCBI36")]
    [InlineData(248387328, "T2T-CHM13v2.0")]
    [InlineData(195471971, null)] // mouse, GRCm38
    public void The_size_of_chromosome_1_tells_the_build(int size, string? build)
    {
        var there = WrittenChain.Read($"chain 1 chr1 {size} + 0 5 chr2 120 + 0 5 1\n5\n");
        Assert.Equal((build, null), (there.From?.Name, there.To?.Name));
        var back = WrittenChain.Read($"chain 1 chr2 120 + 0 5 1 {size} - 0 5 1\n5\n");
        Assert.Equal((null, build), (back.From?.Name, back.To?.Name));
    }

    [Fact]
    public void Chains_that_disagree_on_chromosome_1_tell_no_build() =>
        Assert.Null(WrittenChain.Read("chain 1 chr1 249250621 + 0 5 chr2 120 + 0 5 1\n5\nchain 1 1 248956422 + 0 5 chr2 120 + 0 5 1\n5\n").From);

    [Theory]
    [InlineData("chromosome\tposition\n1\t5\n", "is not a chain file: line 1 does not begin with 'chain'")]
    [InlineData("# only words\n\n", "is not a chain file: it has no line that begins with 'chain'")]
    [InlineData("chain 1 chr1 100 + 10 50 chr1 120 + 20\n40\n", "line 1: a chain line has 13 fields, this one has 11")]
    [InlineData("chain x chr1 100 + 10 50 chr1 120 + 20 60 1\n40\n", "line 1: the score 'x' is not a number")]
    [InlineData("chain 1 chr1 100 - 10 50 chr1 120 + 20 60 1\n40\n", "line 1: tStrand is '-', and the format allows only '+'")]
    [InlineData("chain 1 chr1 100 + 10 50 chr1 120 . 20 60 1\n40\n", "line 1: qStrand is '.', neither '+' nor '-'")]
    [InlineData("chain 1 chr1 100 + 10 fifty chr1 120 + 20 60 1\n40\n", "line 1: tEnd 'fifty' is not a whole number from 0 to 2147483647")]
    [InlineData("chain 1 chr1 100 + 10 50 chr1 3000000000 + 20 60 1\n40\n", "line 1: qSize '3000000000' is not a whole number from 0 to 2147483647")]
    [InlineData("chain 1 chr1 100 + 70 110 chr1 120 + 20 60 1\n40\n", "line 1: tStart 70 to tEnd 110 is no stretch of a sequence of 100 bases")]
    [InlineData("chain 1 chr1 100 + 10 50 chr1 120 + 60 20 1\n40\n", "line 1: qStart 60 to qEnd 20 is no stretch of a sequence of 120 bases")]
    [InlineData(Header + "40\n\nchain 1 chr1 101 + 10 50 chr1 120 + 20 60 2\n40\n", "line 4: chr1 has 101 bases here and 100 in a chain before")]
    [InlineData(Header + "39\n", "line 2: the blocks of the chain reach 49 and 59, and line 1 says that it ends at 50 and 60")]
    [InlineData(Header + "10 5 0\n25\n", "line 3: the blocks of the chain reach 50 and 55, and line 1 says that it ends at 50 and 60")]
    [InlineData(Header + "10 35 0\n25\n", "line 2: the blocks of the chain reach 55 and 30, and line 1 says that it ends at 50 and 60")]
    [InlineData(Header + "2147483647 2147483647 0\n25\n", "line 2: the blocks of the chain reach 4294967304 and 2147483667, and line 1 says that it ends at 50 and 60")]
    [InlineData(Header + "10 -5 0\n35\n", "line 2: dt '-5' is not a whole number from 0 to 2147483647")]
    [InlineData(Header + "10 5\n35\n", "line 2: a block has 3 numbers, or 1 at the end of a chain; this line has 2")]
    [InlineData(Header + "ten\n", "line 2: size 'ten' is not a whole number from 0 to 2147483647")]
    [InlineData(Header + "40\n\n5\n", "line 4: a chain is over, and no line that begins with 'chain' follows")]
    [InlineData(Header + "10 5 5\n" + Header + "40\n", "line 3: a chain begins before the one of line 1 has its last block")]
    [InlineData(Header + "10 5 5\n", "line 2: the file ends within the chain that begins on line 1")]
    [InlineData(Header, "line 1: the file ends within the chain that begins on line 1")]
    public void A_malformed_file_is_an_error_with_its_line(string text, string message)
    {
        var error = Assert.Throws<QtlQueryException>(() => WrittenChain.Read(text));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("some.chain", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void A_file_without_line_ends_is_not_read_into_memory() =>
        Assert.EndsWith("is not a chain file: line 1 is longer than any line of one", Assert.Throws<QtlQueryException>(() => WrittenChain.Read(new string('x', 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_compressed_file_that_is_cut_short_is_an_error()
    {
        File.WriteAllBytes(_folder["some.chain.gz"], Gzipped(Encoding.UTF8.GetBytes(WrittenChain.OfEachKind))[..^20]);
        Assert.Contains("is cut short or damaged", Assert.Throws<QtlQueryException>(() => ChainFile.Read(_folder["some.chain.gz"])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    static byte[] Gzipped(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return file.ToArray();
    }
}
