using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;
using QtlQuery.Mapping.Writing;

namespace QtlQuery.Tests.Ingest;

/// <summary>Text of bgzip is what a GZipStream gives, and is refused where a GZipStream refuses it, or where blocks are missing at its end.</summary>
public sealed class BlockGzipTextTests : IDisposable
{
    const int Block = 0xff00; // text that bgzip puts into one
    const string Damaged = "damaged";

    readonly TemporaryFolder _folder = new();

    // Groups end after so many bytes of the file, or so many blocks of text that compresses well.
    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 100)]
    [InlineData(Block, 7)]
    [InlineData(Block + 1, 65_536)]
    [InlineData(20 * Block, 4_093)]
    [InlineData(150 * Block, 1 << 20)]
    [InlineData(150 * Block + 77, 70_001)]
    public void Text_of_any_length_comes_whole_and_in_order(int length, int readAtOnce)
    {
        foreach (var text in new[] { Bytes(length), Lines(length), SlowAndFast(length) })
            Assert.True(text.AsSpan().SequenceEqual(Read(Bgzip(text), readAtOnce)));
    }

    [Fact]
    public void Files_behind_each_other_are_one_text_whether_bgzip_or_plain_gzip()
    {
        var files = from length in Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(Block - 2, Block + 2), Gen.Choose(0, 20 * Block)) from bgzip in Gen.Elements(true, true, false) select (length, bgzip);
        Prop.ForAll(Gen.Zip(files.ListOf(4), Gen.Choose(1, 200_000)).ToArbitrary(), made =>
        {
            var (expected, packed) = (new MemoryStream(), new MemoryStream());
            foreach (var (length, bgzip) in made.Item1)
            {
                var text = Bytes(length, length);
                expected.Write(text);
                packed.Write(bgzip ? Bgzip(text) : Gzip(text));
            }

            Assert.True(expected.ToArray().AsSpan().SequenceEqual(Read(packed.ToArray(), made.Item2)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20_240, 11));
    }

    [Fact]
    public void A_stream_may_be_left_after_its_first_bytes()
    {
        var text = Bytes(150 * Block);
        var bytes = Bgzip(text);
        for (var groups = 0; groups < 40; groups++)
        {
            var file = Open(bytes);
            using (var left = new BlockGzipText(file))
                left.ReadExactly(new byte[1 + (groups * Block)]);
            Assert.True(file.SafeFileHandle.IsClosed);
        }

        // No buffer that the pool still fills may have been handed to another.
        Assert.True(text.AsSpan().SequenceEqual(Read(bytes)));
    }

    [Fact]
    public void A_file_cut_at_any_place_is_damaged_unless_it_ends_with_an_empty_block()
    {
        byte[][] members = [Bgzip(Bytes(40)), Bgzip(Bytes(25)), Bgzip(Bytes(60))];
        byte[] whole = [.. members.SelectMany(member => member)];
        var ends = members.Select((_, i) => members.Take(i + 1).Sum(member => member.Length)).ToHashSet();
        Assert.All(Enumerable.Range(1, whole.Length), length =>
        {
            Assert.Equal(ends.Contains(length) ? Outcome(whole[..length], Gzip) : Damaged, Outcome(whole[..length], Blocks));
        });
    }

    [Fact]
    public void A_flipped_byte_in_any_block_is_damage_and_what_came_before_it_is_right()
    {
        var text = Bytes(40 * Block);
        var whole = Bgzip(text);
        for (var (start, block) = (0, 0); block < 40; block++)
        {
            var length = BlockGzipHeader.BlockLength(whole.AsSpan(start));
            var bytes = (byte[])whole.Clone();
            // From its second byte on, as some bits of the first are padding, to the length of the text that ends it.
            bytes[start + BlockGzipHeader.Length + 1 + (block * (length - BlockGzipHeader.Length - 1) / 40)] ^= 0x10;
            start += length;

            var read = new MemoryStream();
            using var blocks = new BlockGzipText(Open(bytes));
            Assert.Throws<InvalidDataException>(() => blocks.CopyTo(read));
            Assert.InRange(read.Length, 0, block * Block);
            Assert.True(text.AsSpan(0, (int)read.Length).SequenceEqual(read.ToArray()));
            Assert.Throws<InvalidDataException>(() => blocks.ReadByte()); // and not the next group
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_gives_the_text_of_a_gzip_stream_or_damage()
    {
        byte[] whole = [.. Bgzip(Bytes(40)), .. Bgzip(Bytes(25)), .. Gzip(Bytes(30))];
        Assert.All(Enumerable.Range(0, 8 * whole.Length), bit =>
        {
            var bytes = (byte[])whole.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var expected = Outcome(bytes, Gzip);
            var actual = Outcome(bytes, Blocks);
            Assert.True(actual == Damaged || actual == expected, $"bit {bit}");
        });
    }

    [Fact]
    public void Bytes_that_only_a_header_claims_for_its_block_do_not_hide_the_next_one()
    {
        var first = Bgzip(Bytes(40))[..^28];
        BinaryPrimitives.WriteUInt16LittleEndian(first.AsSpan(16), (ushort)(first.Length + 9));
        Assert.Equal(Damaged, Outcome([.. first, .. new byte[10], .. Bgzip(Bytes(25))], Blocks));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("74657874")] // text
    [InlineData("1F00")]
    [InlineData("8B1F")]
    [InlineData("1F")]
    [InlineData("1F8B")]
    [InlineData("1F8B080400")]
    [InlineData("1F8B09000000000000000000")] // a method of compression that does not exist
    public void Nothing_but_gzip_may_stand_behind_the_last_block_which_is_empty(string behind)
    {
        var text = Lines(3 * Block);
        byte[] whole = [.. Bgzip(text), .. Convert.FromHexString(behind)];
        Assert.Equal(behind.Length > 0 ? Damaged : Convert.ToHexString(text), Outcome(whole, Blocks));
        byte[] withoutEnd = [.. Bgzip(text)[..^28], .. Convert.FromHexString(behind)];
        Assert.Equal(Damaged, Outcome(withoutEnd, Blocks));
    }

    [Fact]
    public void A_file_ingested_as_bgzip_is_stored_as_the_plain_one_is()
    {
        using var plain = new TestStore();
        using var packed = new TestStore();
        var path = ResultFolder.Nominal(_folder["in"], "liver", 30_000);
        Assert.Equal(30_000, plain.Ingest(path).Rows.Read);
        var bytes = Bgzip(File.ReadAllBytes(path));
        File.WriteAllBytes(path + ".gz", bytes);
        Assert.Equal(30_000, packed.Ingest(path + ".gz").Rows.Read);
        Assert.Equal(ResultFolder.Contents(plain.Layout), ResultFolder.Contents(packed.Layout));

        bytes[bytes.Length * 3 / 4] ^= 0x10;
        File.WriteAllBytes(path + ".gz", bytes);
        using var damaged = new TestStore();
        Assert.Contains("is cut short or damaged", Assert.Throws<QtlQueryException>(() => damaged.Ingest(path + ".gz")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    static BlockGzipText Blocks(FileStream file) => new(file);

    static GZipStream Gzip(FileStream file) => new(file, CompressionMode.Decompress);

    // What a reader comes to: the text, or that the file is damaged.
    string Outcome(byte[] file, Func<FileStream, Stream> open)
    {
        var read = new MemoryStream();
        try
        {
            using var text = open(Open(file));
            text.CopyTo(read);
            return Convert.ToHexString(read.ToArray());
        }
        catch (InvalidDataException)
        {
            return Damaged;
        }
    }

    byte[] Read(byte[] file, int readAtOnce = 1 << 16)
    {
        var read = new MemoryStream();
        using var text = new BlockGzipText(Open(file));
        text.CopyTo(read, readAtOnce);
        return read.ToArray();
    }

    FileStream Open(byte[] bytes)
    {
        File.WriteAllBytes(_folder["x.gz"], bytes);
        return File.OpenRead(_folder["x.gz"]);
    }

    static byte[] Bgzip(byte[] text) => Packed(text, target => new BlockGzipStream(target));

    static byte[] Gzip(byte[] text) => Packed(text, target => new GZipStream(target, CompressionLevel.Fastest));

    static byte[] Packed(byte[] text, Func<Stream, Stream> pack)
    {
        var packed = new MemoryStream();
        using (var stream = pack(packed))
            stream.Write(text);
        return packed.ToArray();
    }

    // Nothing compresses them.
    static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    static byte[] Lines(int length) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, (length / 8) + 1).Select(i => $"{i:D7}\n")))[..length];

    // Groups that take long to inflate, each before two that take next to nothing and are done first.
    static byte[] SlowAndFast(int length)
    {
        var (slow, fast) = (Lines(length), Bytes(length));
        for (var start = 0; start < length; start += 40 * Block)
        {
            var part = Math.Min(10 * Block, length - start);
            fast.AsSpan(start, part).CopyTo(slow.AsSpan(start));
        }

        return slow;
    }
}
