namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>Effects of the same allele of a variant on two traits.</summary>
/// <param name="ExposureBeta">On the molecular trait, or the exposure.</param>
/// <param name="OutcomeBeta">On the GWAS's trait, or the outcome.</param>
public readonly record struct HarmonisedEffect(double ExposureBeta, double ExposureSe, double OutcomeBeta, double OutcomeSe)
{
    public double ExposureZ => ExposureBeta / ExposureSe;

    public double OutcomeZ => OutcomeBeta / OutcomeSe;
}
