namespace QtlQuery.Coloc.FineMapping;

/// <summary>A variant of a fine-mapped locus.</summary>
/// <param name="Rsid">Null where it has none.</param>
/// <param name="NegLog10P">Minus log10 p of its association; null where the source gives none.</param>
/// <param name="LogBayesFactor">Natural logarithm.</param>
/// <param name="Posterior">That it is the causal one of its signal, given that there is one.</param>
/// <param name="Pip">That it is causal at all: for one causal variant, where none may be, finemap.abf's SNP.PP; by SuSiE, of any signal.</param>
/// <param name="Rank">1 is the most probable.</param>
/// <param name="CredibleSet">Coverage of the smallest of the sets of 0.5, 0.95 and 0.99 that hold it; null outside them.</param>
/// <param name="CredibleSetWithNull">The same, where that no variant is causal takes part, as in coloc's credible.sets; null by SuSiE, too.</param>
public sealed record FineMappedVariant(
    int Position,
    string Ref,
    string Alt,
    string? Rsid,
    double? NegLog10P,
    double LogBayesFactor,
    double Posterior,
    double Pip,
    int Rank,
    double? CredibleSet,
    double? CredibleSetWithNull);
