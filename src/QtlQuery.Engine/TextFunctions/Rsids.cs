namespace QtlQuery.Engine.TextFunctions;

/// <summary>The dbSNP labels in a variant's label: <c>sql/macros/gwas_labels.sql</c>.</summary>
static class Rsids
{
    /// <summary>rs1;rs2 before the first colon, as a list with commas.</summary>
    public static bool OfLabel(ReadOnlySpan<byte> label, Span<byte> scratch, out ReadOnlySpan<byte> result)
    {
        result = default;
        if (!label.StartsWith("rs"u8))
            return false;
        result = TextParts.Part(label, (byte)':', 0);
        if (!result.Contains((byte)';'))
            return true;
        result.Replace(scratch, (byte)';', (byte)',');
        result = scratch[..result.Length];
        return true;
    }

    /// <summary>An id that is one label and nothing else.</summary>
    public static bool Single(ReadOnlySpan<byte> label, Span<byte> _, out ReadOnlySpan<byte> result)
    {
        result = label;
        return label.Length > 2 && label.StartsWith("rs"u8) && !label[2..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
