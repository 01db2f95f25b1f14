namespace QtlQuery.Engine.TextFunctions;

/// <summary>Chromosomes as they are stored, from their usual spellings: <c>sql/macros/chromosome_name.sql</c> and <c>plink_chromosome.sql</c>.</summary>
static class ChromosomeNames
{
    /// <summary>1 to 22, X, Y or MT; none for the name of a contig and the like.</summary>
    public static bool Usual(ReadOnlySpan<byte> name, Span<byte> _, out ReadOnlySpan<byte> result)
    {
        var hasPrefix = name.Length > 3 && (name[0] | 0x20) == 'c' && (name[1] | 0x20) == 'h' && (name[2] | 0x20) == 'r';
        var bare = hasPrefix ? name[3..] : name;
        result = default;
        if (IsStored(bare))
            result = bare;
        else if (!hasPrefix || name.StartsWith("chr"u8))
            result = Other(bare, hasPrefix);
        return !result.IsEmpty;
    }

    /// <summary>PLINK's 25 and XY are the pseudoautosomal part of X.</summary>
    public static bool Plink(ReadOnlySpan<byte> name, Span<byte> scratch, out ReadOnlySpan<byte> result)
    {
        var bare = name.StartsWith("chr"u8) ? name[3..] : name;
        if (bare.SequenceEqual("25"u8) || bare.SequenceEqual("XY"u8) || bare.SequenceEqual("PAR1"u8) || bare.SequenceEqual("PAR2"u8))
        {
            result = "X"u8;
            return true;
        }

        return Usual(name, scratch, out result);
    }

    static bool IsStored(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'X' or (byte)'Y' or (>= (byte)'1' and <= (byte)'9')] => true,
        [(byte)'1', >= (byte)'0' and <= (byte)'9'] or [(byte)'2', >= (byte)'0' and <= (byte)'2'] or [(byte)'M', (byte)'T'] => true,
        _ => false,
    };

    // x and y are taken without "chr" only.
    static ReadOnlySpan<byte> Other(ReadOnlySpan<byte> name, bool hasPrefix) => name switch
    {
        [(byte)'M'] or [(byte)'2', (byte)'6'] => "MT"u8,
        [(byte)'2', (byte)'3'] => "X"u8,
        [(byte)'2', (byte)'4'] => "Y"u8,
        [(byte)'x'] when !hasPrefix => "X"u8,
        [(byte)'y'] when !hasPrefix => "Y"u8,
        _ => default,
    };
}
