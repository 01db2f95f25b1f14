namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>How much the instruments explain of exposure and outcome.</summary>
/// <param name="ExposureR2">Share of the variance of the exposure.</param>
/// <param name="OutcomeR2">Share of the variance of the outcome.</param>
/// <param name="Z">Above 0 where the exposure is the one that the instruments act on first.</param>
/// <param name="LogP">Natural logarithm of the two-sided p-value that both are explained alike.</param>
public readonly record struct SteigerResult(double ExposureR2, double OutcomeR2, double Z, double LogP)
{
    public bool DirectionIsFromExposure => ExposureR2 > OutcomeR2;

    public double P => Math.Exp(LogP);
}
