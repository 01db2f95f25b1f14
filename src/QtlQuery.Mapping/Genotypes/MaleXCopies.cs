namespace QtlQuery.Mapping.Genotypes;

/// <summary>What the one copy of X that a man has counts for.</summary>
public enum MaleXCopies
{
    /// <summary>Two: men have 0 or 2 copies of alt, as if both X of a woman were like his. The field's usual coding, and PLINK's.</summary>
    Two,

    /// <summary>One: men have 0 or 1. Sex and genome build have to be known, for the pseudo-autosomal regions, of which men have two copies.</summary>
    One,
}
