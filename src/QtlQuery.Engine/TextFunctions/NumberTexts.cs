namespace QtlQuery.Engine.TextFunctions;

/// <summary>How numbers are printed: <c>sql/macros/source_texts.sql</c>.</summary>
static class NumberTexts
{
    const int DigitsOfFloat = 6;
    const int MostZeros = 3; // behind the point: 0.0001, then 1e-05

    static ReadOnlySpan<byte> NonZero => "123456789"u8;

    /// <summary>A text that a float read from it may not give back, so that it has to be compared. A p of 0 may stand for a smaller one.</summary>
    public static bool Unusual(ReadOnlySpan<byte> text, Span<byte> _, out ReadOnlySpan<byte> result)
    {
        result = text;
        var number = !text.IsEmpty && text[0] == '-' ? text[1..] : text;
        var exponent = number.IndexOf((byte)'e');
        return !(exponent < 0 ? IsUsualFixed(number) : IsUsualMantissa(number[..exponent]) && IsUsualExponent(number[(exponent + 1)..]));
    }

    static bool IsUsualFixed(ReadOnlySpan<byte> number)
    {
        var point = number.IndexOf((byte)'.');
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? default : number[(point + 1)..];
        if (!AreDigits(whole) || (point >= 0 && !IsUsualFraction(fraction)))
            return false;
        if (NonZero.Contains(whole[0]))
            return whole.Length + fraction.Length <= DigitsOfFloat;
        var zeros = fraction.IndexOfAnyExcept((byte)'0');
        return whole.Length == 1 && point >= 0 && zeros <= MostZeros && fraction.Length - zeros <= DigitsOfFloat;
    }

    static bool IsUsualMantissa(ReadOnlySpan<byte> number) =>
        !number.IsEmpty && NonZero.Contains(number[0])
        && (number.Length == 1 || (number[1] == '.' && IsUsualFraction(number[2..]) && number.Length - 1 <= DigitsOfFloat));

    // -05 to -37: below, a float has fewer digits.
    static bool IsUsualExponent(ReadOnlySpan<byte> exponent) =>
        exponent is [(byte)'-', (byte)'0', >= (byte)'5' and <= (byte)'9'] or [(byte)'-', (byte)'1' or (byte)'2', >= (byte)'0' and <= (byte)'9'] or [(byte)'-', (byte)'3', >= (byte)'0' and <= (byte)'7'];

    static bool IsUsualFraction(ReadOnlySpan<byte> fraction) => AreDigits(fraction) && fraction[^1] != '0';

    static bool AreDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
