namespace QtlQuery.Engine.TextFunctions;

/// <summary>Ensembl ids and their versions: <c>sql/macros/ensembl_ids.sql</c> and <c>molecular_trait_ids.sql</c>.</summary>
static class EnsemblIds
{
    const int Digits = 11;

    static ReadOnlySpan<byte> Ens => "ENS"u8;

    // Genes of the pseudoautosomal part of Y have the ids of those on X and this.
    static ReadOnlySpan<byte> ParY => "_PAR_Y"u8;

    /// <summary>ENSG00000227232.5 without its version; any other id as it is.</summary>
    public static bool Unversioned(ReadOnlySpan<byte> id, Span<byte> scratch, out ReadOnlySpan<byte> result)
    {
        result = id;
        var dot = id.StartsWith(Ens) ? id.IndexOf((byte)'.') : -1;
        if (dot < 0)
            return true;
        result = id[..dot];
        if (!id.EndsWith(ParY))
            return true;
        result.CopyTo(scratch);
        ParY.CopyTo(scratch[dot..]);
        result = scratch[..(dot + ParY.Length)];
        return true;
    }

    /// <summary>What stands between the first dot of an Ensembl id and what follows it.</summary>
    public static bool Version(ReadOnlySpan<byte> id, Span<byte> _, out ReadOnlySpan<byte> result)
    {
        result = default;
        if (!id.StartsWith(Ens) || !id.Contains((byte)'.'))
            return false;
        result = TextParts.Part(TextParts.Part(id, (byte)'.', 1), (byte)'_', 0);
        return true;
    }

    /// <summary>A gene, transcript, exon or protein without its version; any other id, such as an exon's of a gene, as it is.</summary>
    public static bool MolecularTrait(ReadOnlySpan<byte> id, Span<byte> scratch, out ReadOnlySpan<byte> result)
    {
        result = id;
        return !IsVersioned(id) || Unversioned(id, scratch, out result);
    }

    /// <summary>The first gene id that stands anywhere in a text, with its version.</summary>
    public static bool Gene(ReadOnlySpan<byte> text, Span<byte> _, out ReadOnlySpan<byte> result)
    {
        for (var rest = text; rest.IndexOf(Ens) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            if (GeneLength(rest[at..]) is > 0 and var length)
            {
                result = rest.Slice(at, length);
                return true;
            }
        }

        result = default;
        return false;
    }

    // ENS[A-Z]*G[0-9]{11}([.][0-9]+(_PAR_Y)?)? from the start of the text; 0 where it is no gene.
    static int GeneLength(ReadOnlySpan<byte> text)
    {
        var letters = text[Ens.Length..].IndexOfAnyExceptInRange((byte)'A', (byte)'Z');
        var digits = Ens.Length + Math.Max(letters, 0);
        if (letters < 1 || text[digits - 1] != 'G' || DigitsAt(text, digits) < Digits)
            return 0;
        var end = digits + Digits;
        if (end < text.Length && text[end] == '.' && DigitsAt(text, end + 1) is > 0 and var version)
        {
            end += 1 + version;
            if (text[end..].StartsWith(ParY))
                end += ParY.Length;
        }

        return end;
    }

    // ENS[A-Z]*[GTEP][0-9]{11}[.][0-9]+(_PAR_Y)? and nothing else.
    static bool IsVersioned(ReadOnlySpan<byte> id)
    {
        if (!id.StartsWith(Ens))
            return false;
        var letters = id[Ens.Length..].IndexOfAnyExceptInRange((byte)'A', (byte)'Z');
        var digits = Ens.Length + Math.Max(letters, 0);
        if (letters < 1 || id[digits - 1] is not ((byte)'G' or (byte)'T' or (byte)'E' or (byte)'P') || DigitsAt(id, digits) != Digits)
            return false;
        var dot = digits + Digits;
        if (dot == id.Length || id[dot] != '.' || DigitsAt(id, dot + 1) is not (> 0 and var version))
            return false;
        var rest = id[(dot + 1 + version)..];
        return rest.IsEmpty || rest.SequenceEqual(ParY);
    }

    static int DigitsAt(ReadOnlySpan<byte> text, int at) => text[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length - at;
}
