namespace QtlQuery.Core.Harmonisation;

/// <summary>What a dataset says of a variant's alleles; null where it does not.</summary>
/// <param name="Ref">The other allele.</param>
/// <param name="Alt">The effect allele.</param>
/// <param name="Frequency">Frequency of <paramref name="Alt"/>.</param>
public readonly record struct StatedAlleles(string? Ref, string? Alt, double? Frequency = null)
{
    /// <summary>The same variant counted by its other allele.</summary>
    public StatedAlleles Turned => new(Alt, Ref, 1 - Frequency);

    internal bool IsPalindromic => (Ref, Alt) is ("A", "T") or ("T", "A") or ("C", "G") or ("G", "C");

    internal StatedAlleles UpperCase => new(Ref?.ToUpperInvariant(), Alt?.ToUpperInvariant(), Frequency);

    /// <summary>I and D as the sequences they stand for, where <paramref name="sequences"/> has a longer and a shorter allele.</summary>
    internal StatedAlleles Spelt(StatedAlleles sequences)
    {
        if (!(IsCode(Ref) && IsCode(Alt)) || (Ref ?? Alt) is null || sequences is not { Ref: { } first, Alt: { } second } || first.Length == second.Length)
            return this;
        var (longer, shorter) = first.Length > second.Length ? (first, second) : (second, first);
        return new(Spell(Ref), Spell(Alt), Frequency);

        string? Spell(string? code) => code switch { "I" => longer, "D" => shorter, _ => null };
    }

    static bool IsCode(string? allele) => allele is null or "I" or "D";
}
