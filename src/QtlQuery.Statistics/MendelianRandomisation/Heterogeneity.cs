namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Cochran's Q: how much the instruments disagree about the effect.</summary>
public readonly record struct Heterogeneity(double Q, int DegreesOfFreedom)
{
    /// <summary>Natural logarithm of P(chi-squared &gt; Q).</summary>
    public double LogP => ChiSquaredTail.LogUpper(Q, DegreesOfFreedom);

    public double P => Math.Exp(LogP);
}
