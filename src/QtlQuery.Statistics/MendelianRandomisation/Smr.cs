namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Summary-data-based Mendelian randomisation: the effect of a molecular trait on another trait, through its lead variant.</summary>
/// <remarks>Zhu et al. (2016), Nat. Genet. 48:481. A small p-value is pleiotropy or causality, or two variants in LD: see <see cref="Heidi"/>.</remarks>
public static class Smr
{
    /// <param name="molecularBeta">Effect of the lead on the molecular trait.</param>
    /// <param name="traitBeta">Effect of the same allele on the other trait.</param>
    public static MrEstimate Estimate(double molecularBeta, double molecularSe, double traitBeta, double traitSe) =>
        WaldRatio.SecondOrder(molecularBeta, molecularSe, traitBeta, traitSe);

    /// <summary>z1² z2² / (z1² + z2²), nearly chi-squared with one degree of freedom.</summary>
    public static double ChiSquared(double molecularZ, double traitZ)
    {
        var (first, second) = (molecularZ * molecularZ, traitZ * traitZ);
        return first == 0 || second == 0 ? 0 : 1 / (1 / first + 1 / second);
    }
}
