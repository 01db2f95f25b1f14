namespace QtlQuery.Engine.TextFunctions;

/// <summary>The parts of a variant's id such as chr1_13550_G_A_b38, and such an id out of other spellings: <c>sql/macros/variant_ids.sql</c> and <c>placed_variant.sql</c>.</summary>
static class VariantIds
{
    public static bool Chromosome(ReadOnlySpan<byte> id, Span<byte> scratch, out ReadOnlySpan<byte> result) =>
        Part(id, 0, out result) && ChromosomeNames.Usual(result, scratch, out result);

    public static bool Position(ReadOnlySpan<byte> id, Span<byte> _, out ReadOnlySpan<byte> result) => Part(id, 1, out result);

    public static bool Ref(ReadOnlySpan<byte> id, Span<byte> _, out ReadOnlySpan<byte> result) => Part(id, 2, out result);

    public static bool Alt(ReadOnlySpan<byte> id, Span<byte> _, out ReadOnlySpan<byte> result) => Part(id, 3, out result);

    public static bool Build(ReadOnlySpan<byte> id, Span<byte> _, out ReadOnlySpan<byte> result) => Part(id, 4, out result);

    /// <summary>(chr)? then 1 or 2 digits, X, Y, M or MT; then position, ref (ACGTN) and alt (ACGTN*), and perhaps _b37 or _b38.</summary>
    public static bool Placed(ReadOnlySpan<byte> id, Span<byte> scratch, out ReadOnlySpan<byte> result)
    {
        result = default;
        var at = id.StartsWith("chr"u8) ? 3 : 0;
        var rest = id[at..];
        var name = Span(rest, "0123456789"u8);
        if (name > 2)
            return false;
        if (name == 0)
        {
            name = rest.StartsWith("MT"u8) ? 2 : !rest.IsEmpty && rest[0] is (byte)'X' or (byte)'Y' or (byte)'M' ? 1 : 0;
            if (name == 0)
                return false;
        }

        at += name;
        if (!Separator(id, at, "_:"u8))
            return false;
        var position = Span(id[++at..], "0123456789"u8);
        at += position;
        if (position == 0 || !Separator(id, at, "_:"u8))
            return false;
        var reference = Span(id[++at..], "ACGTN"u8);
        at += reference;
        if (reference == 0 || !Separator(id, at, "_:/"u8))
            return false;
        var alternative = Span(id[++at..], "ACGTN*"u8);
        at += alternative;
        if (alternative == 0 || !(at == id.Length || id[at..].SequenceEqual("_b37"u8) || id[at..].SequenceEqual("_b38"u8)))
            return false;

        if (id.IndexOfAny((byte)':', (byte)'/') < 0)
        {
            result = id;
            return true;
        }

        for (var i = 0; i < id.Length; i++)
            scratch[i] = id[i] is (byte)':' or (byte)'/' ? (byte)'_' : id[i];
        result = scratch[..id.Length];
        return true;
    }

    // An empty part is none.
    static bool Part(ReadOnlySpan<byte> id, int number, out ReadOnlySpan<byte> part)
    {
        part = TextParts.Part(id, (byte)'_', number);
        return !part.IsEmpty;
    }

    static int Span(ReadOnlySpan<byte> text, ReadOnlySpan<byte> of) => text.IndexOfAnyExcept(of) is >= 0 and var end ? end : text.Length;

    static bool Separator(ReadOnlySpan<byte> id, int at, ReadOnlySpan<byte> of) => at < id.Length && of.Contains(id[at]);
}
