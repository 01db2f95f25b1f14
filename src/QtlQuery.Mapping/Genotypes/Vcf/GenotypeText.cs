using System.Buffers.Text;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Reads single calls and dosages of a biallelic VCF row.</summary>
static class GenotypeText
{
    /// <summary>What a call says.</summary>
    /// <remarks>A call of one allele counts twice, as a homozygous one: 0 or 2 copies. A call with one allele missing is missing.</remarks>
    public static CallKind Call(ReadOnlySpan<byte> text, out sbyte call)
    {
        call = GenotypeBlock.Missing;
        switch (text)
        {
            case [var a, (byte)'|' or (byte)'/', var b]:
                if (!IsAllele(a) || !IsAllele(b))
                    return CallKind.Wrong;
                if (a != '.' && b != '.')
                    call = (sbyte)(a + b - (2 * '0'));
                return CallKind.Diploid;
            case [(byte)'.']:
                return CallKind.Diploid;
            case [(byte)'0' or (byte)'1']:
                call = (sbyte)(2 * (text[0] - '0'));
                return CallKind.Haploid;
            default:
                return text.IndexOfAny((byte)'|', (byte)'/') != text.LastIndexOfAny((byte)'|', (byte)'/') ? CallKind.Polyploid : CallKind.Wrong;
        }
    }

    /// <summary>A dosage between 0 and 2, or NaN for a point. False where the text is neither.</summary>
    public static bool Dosage(ReadOnlySpan<byte> text, out double dosage)
    {
        // A double divided by a power of ten up to 1e15 is the nearest double to the decimal number, as long as its digits fit 53 bits.
        const int MostDigits = 15;
        var (digits, decimals) = (0L, 1L);
        var point = false;
        if (text.Length is 0 or > MostDigits)
            return Other(text, out dosage);
        foreach (var character in text)
        {
            var digit = character - '0';
            if (digit is >= 0 and <= 9)
            {
                digits = (10 * digits) + digit;
                if (point)
                    decimals *= 10;
            }
            else if (character == '.' && !point && text.Length > 1)
            {
                point = true;
            }
            else
            {
                return Other(text, out dosage);
            }
        }

        dosage = decimals == 1 ? digits : digits / (double)decimals;
        return dosage <= 2;
    }

    static bool Other(ReadOnlySpan<byte> text, out double dosage)
    {
        dosage = double.NaN;
        if (text is [(byte)'.'])
            return true;
        return Utf8Parser.TryParse(text, out dosage, out var used) && used == text.Length && dosage is >= 0 and <= 2;
    }

    static bool IsAllele(byte character) => character is (byte)'0' or (byte)'1' or (byte)'.';
}
