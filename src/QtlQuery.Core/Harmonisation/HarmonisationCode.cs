namespace QtlQuery.Core.Harmonisation;

/// <summary>How the alleles of one dataset fit another's. 1 to 18 are the GWAS Catalog's <c>hm_code</c>; the rest are what it has no word for.</summary>
/// <remarks>"Turned" means that the other dataset's effect is for our other allele and must change its sign; "reverse" that it reads the other strand.</remarks>
public enum HarmonisationCode
{
    PalindromicForward = 1,
    PalindromicForwardTurned = 2,
    PalindromicReverse = 3,
    PalindromicReverseTurned = 4,
    PalindromicAssumedForward = 5,
    PalindromicAssumedForwardTurned = 6,

    /// <summary>For readers of the catalogue's files: no rule of ours assumes the reverse strand.</summary>
    PalindromicAssumedReverse = 7,
    PalindromicAssumedReverseTurned = 8,
    PalindromicRefused = 9,
    Forward = 10,
    ForwardTurned = 11,
    Reverse = 12,
    ReverseTurned = 13,

    /// <summary>An effect allele is missing.</summary>
    AlleleMissing = 14,

    /// <summary>Given by joins: the other dataset has no variant at the position.</summary>
    NoVariantThere = 15,

    /// <summary>Given by joins: several variants of the other dataset fit.</summary>
    SeveralFit = 16,
    PalindromicFrequencyUnknown = 17,
    PalindromicFrequencyNearHalf = 18,

    /// <summary>The alleles fit in no order and on no strand: another variant of a multi-allelic site, or a wrong one.</summary>
    OtherAlleles = 19,

    /// <summary>Both datasets say which allele is the reference genome's, which tells the strand.</summary>
    PalindromicSameReference = 20,

    /// <summary>One side names an indel by I and D, and the other's lengths tell which is which.</summary>
    InsertionDeletion = 21,
    InsertionDeletionTurned = 22,

    /// <summary>One side has an effect allele only.</summary>
    OneAllele = 23,
    OneAlleleTurned = 24,
    OneAlleleReverse = 25,
    OneAlleleReverseTurned = 26,

    /// <summary>
    /// Alleles of several bases fit only when complemented base by base. The other strand would also read them backwards, and an indel's anchor base
    /// would lie at its other end: TwoSampleMR takes these for a match, a join of ours does not.
    /// </summary>
    SeveralBasesReverse = 27,
    SeveralBasesReverseTurned = 28,

    /// <summary>A/T or C/G where one side has an effect allele only.</summary>
    OneAllelePalindromic = 29,

    /// <summary>Neither side has another allele than the effect allele, and that is the same.</summary>
    NeitherHasOther = 30,
}
