using System.Globalization;

namespace QtlQuery.Core;

/// <summary>The names of human chromosomes as a store holds them: <c>1</c> to <c>22</c>, <c>X</c>, <c>Y</c>, <c>MT</c>.</summary>
public static class Chromosome
{
    const int Autosomes = 22;

    static readonly string[] Names =
        [.. Enumerable.Range(1, Autosomes).Select(number => number.ToString(CultureInfo.InvariantCulture)), "X", "Y", "MT"];

    static readonly Dictionary<string, int> Ranks = Names.ToDictionary(name => name, name => Array.IndexOf(Names, name) + 1);

    /// <summary>The name behind <c>chr1</c>, <c>01</c>, <c>x</c>, <c>23</c>, <c>chrM</c> and their like, or null.</summary>
    /// <remarks>25 is null: GWAS-SSF means MT by it, PLINK the pseudo-autosomal region; the source definition has to say which.</remarks>
    public static string? Name(string? text)
    {
        if (text is null)
            return null;

        var token = text.AsSpan().Trim();
        if (token.StartsWith("chr", StringComparison.OrdinalIgnoreCase))
            token = token[3..];

        if (token.Length is 1 or 2 && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                >= 1 and <= Autosomes => Names[number - 1],
                23 => "X",
                24 => "Y",
                26 => "MT",
                _ => null,
            };
        }

        return token switch
        {
            "X" or "x" => "X",
            "Y" or "y" => "Y",
            _ when token.Equals("M", StringComparison.OrdinalIgnoreCase) || token.Equals("MT", StringComparison.OrdinalIgnoreCase) => "MT",
            _ => null,
        };
    }

    /// <summary>The place of a normalised name in the usual order: 1 to 22, X, Y, MT, then all others together.</summary>
    public static int Order(string name) => Ranks.GetValueOrDefault(name, Names.Length + 1);
}
