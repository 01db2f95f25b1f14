namespace QtlQuery.Statistics;

/// <summary>What an effect and its p-value say about its standard error, under a normal test.</summary>
public static class EffectFromP
{
    /// <summary>The standard error of an effect with this two-sided p-value: |beta| / |z|.</summary>
    /// <returns>NaN where p is 1 and the effect 0, which say nothing; infinite where p is 1 alone.</returns>
    public static double StandardError(double beta, double negLog10P) => Math.Abs(beta) / NormalTail.ZFromNegLog10TwoSided(negLog10P);
}
