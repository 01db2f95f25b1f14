using QtlQuery.Core;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>A variant that stands for the exposure.</summary>
/// <param name="MolecularTraitId">Null where the exposure is a GWAS.</param>
/// <param name="SignalRank">Of the independent signal; null for a lead.</param>
/// <param name="Effect">Of alt; NaN where a side does not say.</param>
/// <param name="ExposureSize">Individuals; null where not known.</param>
/// <param name="HarmonisationCode">How the alleles of the two fit, as <c>hm_code_words</c> has it.</param>
/// <param name="Kept">Whether they fit, the orientation is certain, both effects are there, and no stronger instrument is in LD with it.</param>
/// <param name="InLdWith">The stronger instrument that is; null where none is, or LD was not looked at.</param>
public sealed record MrInstrument(
    string? MolecularTraitId, int? SignalRank, Variant Variant, string? Rsid, HarmonisedEffect Effect, double? ExposureSize, double? OutcomeSize, int HarmonisationCode, bool Kept, Variant? InLdWith = null);
