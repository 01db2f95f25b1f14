namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Wakefield's approximate Bayes factor: how much more likely the data are if the variant has an effect.</summary>
/// <remarks>Wakefield (2009), Genet. Epidemiol. 33:79. Logs are natural, so that |z| = 1000 stays finite.</remarks>
public static class ApproximateBayesFactor
{
    /// <summary>Standard deviation of true effects in standard deviations of a quantitative trait.</summary>
    public const double QuantitativePriorSd = 0.15;

    /// <summary>Standard deviation of true log odds ratios.</summary>
    public const double CaseControlPriorSd = 0.2;

    /// <summary>Standard deviation of true effects, in the unit of the effects.</summary>
    /// <param name="traitSd">Standard deviation of a quantitative trait; a case-control trait has none and ignores it.</param>
    public static double PriorSd(TraitKind kind, double traitSd) =>
        kind == TraitKind.CaseControl ? CaseControlPriorSd : QuantitativePriorSd * traitSd;

    /// <summary>Log Bayes factor of an effect and its standard error.</summary>
    /// <param name="priorSd">Standard deviation of true effects, in the unit of <paramref name="beta"/>.</param>
    public static double Log(double beta, double standardError, double priorSd) =>
        LogFromZ(beta / standardError, standardError * standardError, priorSd);

    /// <summary>Log Bayes factor of z = beta / standard error and of the variance of beta.</summary>
    public static double LogFromZ(double z, double variance, double priorSd)
    {
        // log(1 - r) is taken from V / (V + W), which keeps its digits where r is near 1
        var sum = variance + priorSd * priorSd;
        return 0.5 * (Math.Log(variance / sum) + Shrinkage(variance, priorSd) * z * z);
    }

    /// <summary>W / (V + W), the share of the variance of beta that true effects make up.</summary>
    public static double Shrinkage(double variance, double priorSd) => priorSd * priorSd / (variance + priorSd * priorSd);

    /// <summary>Variance of beta of a quantitative trait with standard deviation 1, from the frequency alone.</summary>
    /// <param name="sampleSize">Individuals; it may differ between variants.</param>
    public static double VarianceFromFrequency(double alleleFrequency, double sampleSize) =>
        1 / (2 * sampleSize * alleleFrequency * (1 - alleleFrequency));

    /// <summary>Variance of a log odds ratio, from the frequency alone.</summary>
    /// <param name="sampleSize">Cases and controls together.</param>
    /// <param name="caseFraction">Share of cases among them.</param>
    public static double VarianceFromFrequency(double alleleFrequency, double sampleSize, double caseFraction) =>
        VarianceFromFrequency(alleleFrequency, sampleSize) / (caseFraction * (1 - caseFraction));
}
