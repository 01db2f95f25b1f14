namespace QtlQuery.Core.Harmonisation;

/// <summary>Two datasets' alleles of one variant brought together, the second fitted to the first.</summary>
/// <remarks>
/// The rules are those of TwoSampleMR 0.7.9 (<c>harmonise_data</c>; Hemani et al. 2018, eLife 7:e34408), with a code that says more.
/// <c>sql/macros/harmonised_alleles.sql</c> is the same in SQL; a test holds the two equal.
/// </remarks>
/// <param name="Ref">The other allele of both; null where the alleles do not fit, or neither side has it.</param>
/// <param name="Alt">The effect allele of both; null where they do not fit.</param>
/// <param name="Turned">The second's effect must change its sign, and its frequency become 1 - f.</param>
/// <param name="FirstTurned">The first's must instead, as it lacks its other allele and the second does not.</param>
/// <param name="OtherStrand">The second reads the other strand.</param>
/// <param name="Palindromic">The alleles are A/T or C/G.</param>
/// <param name="Ambiguous">Frequencies do not tell what alleles leave open.</param>
/// <param name="Fits">The alleles are the same two, in whatever order, on whatever strand.</param>
/// <param name="Kept">What <see cref="PalindromeRule"/> keeps.</param>
public readonly record struct HarmonisedAlleles(
    HarmonisationCode Code,
    string? Ref,
    string? Alt,
    bool Turned,
    bool FirstTurned,
    bool OtherStrand,
    bool Palindromic,
    bool Ambiguous,
    bool Fits,
    bool Kept)
{
    /// <summary>TwoSampleMR's: frequencies of 0.42 to 0.58 do not tell the minor allele.</summary>
    public const double UsualTolerance = 0.08;

    /// <param name="tolerance">Frequencies nearer to one half than this tell nothing.</param>
    /// <param name="sameReference">Both say that <c>Ref</c> is the reference genome's allele, so that both are on its forward strand.</param>
    public static HarmonisedAlleles Of(
        StatedAlleles first,
        StatedAlleles second,
        PalindromeRule rule = PalindromeRule.ByFrequency,
        double tolerance = UsualTolerance,
        bool sameReference = false)
    {
        (first, second) = (first.UpperCase, second.UpperCase);
        if (first.Alt is null || second.Alt is null)
            return Unfit(HarmonisationCode.AlleleMissing);
        var (spelt, told) = (first.Spelt(second), second.Spelt(first));
        var wasSpelt = (spelt, told) != (first, second);
        return (spelt.Ref, told.Ref) switch
        {
            (null, null) => NeitherHasOther(spelt, told, rule, tolerance),
            (_, null) => OneAllele(spelt, told, rule, tolerance, firstIsWhole: true),
            (null, _) => OneAllele(told, spelt, rule, tolerance, firstIsWhole: false),
            _ => TwoAlleles(spelt, told, rule, tolerance, sameReference, wasSpelt),
        };
    }

    static HarmonisedAlleles TwoAlleles(StatedAlleles first, StatedAlleles second, PalindromeRule rule, double tolerance, bool sameReference, bool wasSpelt)
    {
        var palindromic = first.IsPalindromic;
        if (Fit(first, second) is not var (exchanged, complemented))
        {
            var unknown = palindromic && (IsNearHalf(first.Frequency, tolerance) || IsNearHalf(second.Frequency, tolerance));
            return Unfit(HarmonisationCode.OtherAlleles) with { Palindromic = palindromic, Ambiguous = unknown };
        }

        if (!palindromic)
        {
            var code = wasSpelt ? HarmonisationCode.InsertionDeletion
                : !complemented ? HarmonisationCode.Forward
                : first.Ref!.Length == 1 && first.Alt!.Length == 1 ? HarmonisationCode.Reverse
                : HarmonisationCode.SeveralBasesReverse;
            return new(TurnedCode(code, exchanged), first.Ref, first.Alt, exchanged, false, complemented, false, false, true, true);
        }

        if (sameReference && !exchanged)
            return new(HarmonisationCode.PalindromicSameReference, first.Ref, first.Alt, false, false, false, true, false, true, true);

        var (mine, others) = (first.Frequency, exchanged ? 1 - second.Frequency : second.Frequency);
        var ambiguous = IsNearHalf(mine, tolerance) || IsNearHalf(others, tolerance);
        var opposite = rule == PalindromeRule.ByFrequency && ((mine < 0.5 && others > 0.5) || (mine > 0.5 && others < 0.5));
        // A/T reads T/A on the other strand: labels in the same order there are the effect turned.
        var turned = exchanged != opposite;
        var palindromicCode = rule switch
        {
            PalindromeRule.Refuse => HarmonisationCode.PalindromicRefused,
            PalindromeRule.AssumeForward => TurnedCode(HarmonisationCode.PalindromicAssumedForward, turned),
            _ when first.Frequency is null || second.Frequency is null => HarmonisationCode.PalindromicFrequencyUnknown,
            _ when ambiguous => HarmonisationCode.PalindromicFrequencyNearHalf,
            _ => TurnedCode(opposite ? HarmonisationCode.PalindromicReverse : HarmonisationCode.PalindromicForward, turned),
        };
        var kept = rule == PalindromeRule.AssumeForward || (rule == PalindromeRule.ByFrequency && !ambiguous);
        return new(palindromicCode, first.Ref, first.Alt, turned, false, opposite, true, ambiguous, true, kept);
    }

    // Whether the second's alleles stand in the other order, and whether they need the complement for it; null where they do not fit.
    static (bool Exchanged, bool Complemented)? Fit(StatedAlleles first, StatedAlleles second) =>
        first.Ref == first.Alt ? null
        : (first.Ref, first.Alt) == (second.Ref, second.Alt) ? (false, false)
        : (first.Ref, first.Alt) == (second.Alt, second.Ref) ? (true, false)
        : (first.Ref, first.Alt) == (Complement(second.Ref), Complement(second.Alt)) ? (false, true)
        : (first.Ref, first.Alt) == (Complement(second.Alt), Complement(second.Ref)) ? (true, true)
        : null;

    // Codes come in pairs.
    static HarmonisationCode TurnedCode(HarmonisationCode code, bool turned) => turned ? code + 1 : code;

    static HarmonisedAlleles OneAllele(StatedAlleles whole, StatedAlleles part, PalindromeRule rule, double tolerance, bool firstIsWhole)
    {
        if (whole.IsPalindromic)
            return Unfit(HarmonisationCode.OneAllelePalindromic) with { Palindromic = true, Ambiguous = true };
        var complement = Complement(part.Alt);
        var turned = part.Alt != whole.Alt && (part.Alt == whole.Ref || (complement == whole.Ref && complement != whole.Alt));
        var otherStrand = part.Alt != whole.Alt && part.Alt != whole.Ref;
        if (whole.Ref == whole.Alt || (otherStrand && complement != whole.Alt && complement != whole.Ref))
            return Unfit(HarmonisationCode.OtherAlleles) with { Ambiguous = true };
        var ambiguous = otherStrand || !SameSide(whole.Frequency, part.Frequency, turned, tolerance);
        var code = TurnedCode(otherStrand ? HarmonisationCode.OneAlleleReverse : HarmonisationCode.OneAllele, turned);
        return new(code, whole.Ref, whole.Alt, turned && firstIsWhole, turned && !firstIsWhole, otherStrand, false, ambiguous, true, rule == PalindromeRule.AssumeForward || !ambiguous);
    }

    static HarmonisedAlleles NeitherHasOther(StatedAlleles first, StatedAlleles second, PalindromeRule rule, double tolerance)
    {
        if (first.Alt != second.Alt)
            return Unfit(HarmonisationCode.OtherAlleles);
        var ambiguous = !SameSide(first.Frequency, second.Frequency, false, tolerance);
        return new(HarmonisationCode.NeitherHasOther, null, first.Alt, false, false, false, false, ambiguous, true, rule == PalindromeRule.AssumeForward || !ambiguous);
    }

    static HarmonisedAlleles Unfit(HarmonisationCode code) => new(code, null, null, false, false, false, false, false, false, false);

    static bool IsNearHalf(double? frequency, double tolerance) => frequency is not { } f || (f > 0.5 - tolerance && f < 0.5 + tolerance);

    static bool SameSide(double? first, double? second, bool turned, double tolerance)
    {
        return turned ? (IsLow(first) && IsHigh(second)) || (IsHigh(first) && IsLow(second)) : (IsLow(first) && IsLow(second)) || (IsHigh(first) && IsHigh(second));

        bool IsLow(double? frequency) => frequency < 0.5 - tolerance;

        bool IsHigh(double? frequency) => frequency > 0.5 + tolerance;
    }

    // Base by base and not backwards, as TwoSampleMR does it; for one base it is the other strand's.
    static string? Complement(string? allele) => allele is null ? null : string.Create(allele.Length, allele, (complement, bases) =>
    {
        for (var i = 0; i < bases.Length; i++)
            complement[i] = bases[i] switch { 'A' => 'T', 'C' => 'G', 'G' => 'C', 'T' => 'A', var other => other };
    });
}
