namespace QtlQuery.Engine.TextFunctions;

/// <summary>Parts of a text between separators, as SQL's <c>split_part</c> gives them.</summary>
static class TextParts
{
    /// <param name="number">From 0.</param>
    /// <returns>Empty where there are not so many parts.</returns>
    public static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> text, byte separator, int number)
    {
        for (; number > 0; number--)
        {
            var end = text.IndexOf(separator);
            if (end < 0)
                return default;
            text = text[(end + 1)..];
        }

        return text.IndexOf(separator) is >= 0 and var length ? text[..length] : text;
    }
}
