using System.Globalization;
using System.Text.RegularExpressions;

namespace QtlQuery.Core;

/// <summary>An Ensembl identifier and its version, which differs between releases and is therefore no part of the key.</summary>
public readonly partial record struct EnsemblId(string Id, int? Version)
{
    const string ParOnY = "_PAR_Y";

    /// <summary>Splits <c>ENSG00000227232.5</c> into its id and 5; what is not an Ensembl id passes through unchanged.</summary>
    /// <remarks>
    /// A gene of the pseudo-autosomal region has a copy on Y, which keeps its mark: <c>ENSG00000182378.13_PAR_Y</c> becomes
    /// <c>ENSG00000182378_PAR_Y</c>. GENCODE up to 24 wrote the same gene <c>ENSGR0000182378</c>.
    /// </remarks>
    public static EnsemblId Split(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            return new(text, null);

        var copyOnY = match.Groups["r"].Length > 0 || match.Groups["par"].Length > 0;
        var digits = (match.Groups["r"].Length > 0 ? "0" : "") + match.Groups["digits"].Value;
        int? version = match.Groups["version"].Length > 0
            ? int.Parse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
        return new(match.Groups["kind"].Value + digits + (copyOnY ? ParOnY : ""), version);
    }

    /// <summary>The versioned form in today's spelling, such as <c>ENSG00000182378.13_PAR_Y</c>.</summary>
    public override string ToString()
    {
        if (Version is not { } version)
            return Id;

        var copyOnY = Id.EndsWith(ParOnY, StringComparison.Ordinal);
        var stem = copyOnY ? Id[..^ParOnY.Length] : Id;
        return string.Create(CultureInfo.InvariantCulture, $"{stem}.{version}{(copyOnY ? ParOnY : "")}");
    }

    [GeneratedRegex(
        @"^(?<kind>ENS(?:[A-Z]{3,4})?(?:[EGPT]|FM|GT))(?:(?<digits>\d{11})|(?<r>R)(?<digits>\d{10}))(?:\.(?<version>\d{1,6}))?(?<par>_PAR_Y)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
