using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Engine.Text;

namespace QtlQuery.Tests.Engine.Text;

/// <summary>A gzip file is read to its end, over all its members, or refused.</summary>
public sealed class GzipTextTests : IDisposable
{
    // Bytes that a GZipStream asks for at once; ends of members before and behind that are found in different ways.
    const int AtOnce = 8192;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Members_are_one_text_wherever_they_end()
    {
        var lengths = Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(AtOnce - 40, AtOnce + 40), Gen.Choose(0, 3 * AtOnce));
        Prop.ForAll(Gen.Zip(lengths.ListOf(4), Gen.Choose(0, 600)).ToArbitrary(), made =>
        {
            byte[][] texts = [.. made.Item1.Select(Noise)];
            byte[] expected = [.. texts.SelectMany(text => text)];
            // Tapes and some copies fill a file up with zeros.
            Assert.Equal(expected, Read([.. texts.SelectMany(Gzip), .. texts is [] ? [] : new byte[made.Item2]]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20_251, 3));
    }

    [Theory]
    [InlineData(100, "more")]
    [InlineData(100, "\n\n")]
    [InlineData(100, "\0\0\0more")]
    [InlineData(AtOnce, "more")]
    [InlineData(5 * AtOnce, "more")]
    public void What_follows_the_last_member_is_damage(int length, string more) =>
        Assert.Contains("no gzip", Assert.Throws<InvalidDataException>(() => Read([.. Gzip(Noise(length)), .. more.Select(c => (byte)c)])).Message, StringComparison.Ordinal);

    // The beginnings of members: magic, method, flags. What else stands in a header says nothing about the text.
    [Theory]
    [InlineData(300, 40)]
    [InlineData(2 * AtOnce, 40)]
    [InlineData(300, 5 * AtOnce)]
    public void A_member_whose_beginning_is_damaged_is_not_the_end(int first, int second)
    {
        byte[] before = Gzip(Noise(first));
        byte[] all = [.. before, .. Gzip(Noise(second)), .. Gzip(Noise(10))];
        for (var place = 0; place < 3; place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = (byte[])all.Clone();
                damaged[before.Length + place] ^= (byte)(1 << bit);
                Assert.Throws<InvalidDataException>(() => Read(damaged));
            }
        }
    }

    [Fact]
    public void A_member_cut_anywhere_is_damage()
    {
        byte[] all = [.. Gzip(Noise(500)), .. Gzip(Noise(200))];
        for (var end = Gzip(Noise(500)).Length + 2; end < all.Length; end++)
            Assert.Throws<InvalidDataException>(() => Read(all[..end]));
    }

    public void Dispose() => _folder.Dispose();

    byte[] Read(byte[] gzip)
    {
        File.WriteAllBytes(_folder["file.gz"], gzip);
        using var text = new GzipText(File.OpenRead(_folder["file.gz"]));
        using var all = new MemoryStream();
        text.CopyTo(all);
        return all.ToArray();
    }

    // Nearly as long when compressed.
    static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    static byte[] Gzip(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(text);
        return packed.ToArray();
    }
}
