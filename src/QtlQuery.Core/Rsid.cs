using System.Globalization;

namespace QtlQuery.Core;

/// <summary>A dbSNP reference number: a label of a place, not of an allele, and many-to-many with variants.</summary>
public readonly record struct Rsid(long Number)
{
    /// <summary>Reads <c>rs123</c>. Lists, <c>ss</c> numbers and <c>.</c> are not rsids.</summary>
    public static bool TryParse(string? text, out Rsid rsid)
    {
        var token = (text ?? "").AsSpan().Trim();
        if (token.StartsWith("rs", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(token[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0)
        {
            rsid = new(number);
            return true;
        }

        rsid = default;
        return false;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rs{Number}");
}
