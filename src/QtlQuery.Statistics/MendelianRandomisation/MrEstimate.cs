namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>An effect of the exposure on the outcome, in units of the outcome per unit of the exposure.</summary>
/// <param name="LogP">Natural logarithm of the two-sided p-value.</param>
public readonly record struct MrEstimate(double Beta, double StandardError, double LogP)
{
    /// <summary>0 below 1e-308: see <see cref="LogP"/>.</summary>
    public double P => Math.Exp(LogP);

    /// <summary>With the p-value of the normal distribution.</summary>
    public static MrEstimate Normal(double beta, double standardError) => new(beta, standardError, NormalTail.LogTwoSided(beta / standardError));

    /// <summary>With the p-value of Student's t.</summary>
    public static MrEstimate Student(double beta, double standardError, double df) =>
        new(beta, standardError, StudentTail.LogTwoSided(beta / standardError, df));
}
