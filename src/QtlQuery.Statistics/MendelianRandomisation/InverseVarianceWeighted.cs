namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>The mean of the ratios of several instruments, weighted by their precision.</summary>
/// <remarks>Burgess et al. (2013), Genet. Epidemiol. 37:658; choices as in the R package TwoSampleMR.</remarks>
public static class InverseVarianceWeighted
{
    /// <returns>Null for fewer than two instruments.</returns>
    public static PooledEstimate? Estimate(Instruments instruments, IvwErrors errors = IvwErrors.RandomUnlessBelowChance)
    {
        var m = instruments.Count;
        if (m < 2)
            return null;

        double products = 0, squares = 0;
        for (var i = 0; i < m; i++)
        {
            var x = instruments.ExposureBeta[i] / instruments.OutcomeSe[i];
            products += x * instruments.OutcomeBeta[i] / instruments.OutcomeSe[i];
            squares += x * x;
        }

        var beta = products / squares;
        double q = 0;
        for (var i = 0; i < m; i++)
        {
            var residual = (instruments.OutcomeBeta[i] - beta * instruments.ExposureBeta[i]) / instruments.OutcomeSe[i];
            q += residual * residual;
        }

        var spread = Math.Sqrt(q / (m - 1));
        var inflation = errors switch
        {
            IvwErrors.RandomUnlessBelowChance => Math.Max(1, spread),
            IvwErrors.MultiplicativeRandom => spread,
            IvwErrors.Fixed => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(errors), errors, "no such kind of error"),
        };
        return new(MrEstimate.Normal(beta, inflation / Math.Sqrt(squares)), new(q, m - 1));
    }
}
