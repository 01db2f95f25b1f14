namespace QtlQuery.Statistics.Colocalisation;

/// <summary>How the posteriors move with p12, the prior that nobody knows.</summary>
/// <remarks>Wallace (2020), PLoS Genet. 16:e1008720.</remarks>
public static class PriorSensitivity
{
    /// <summary>Values of p12 evenly spaced in the logarithm, from p1 p2 (independent traits) to the smaller of p1 and p2.</summary>
    public static double[] Grid(double p1, double p2, int points)
    {
        if (points < 2)
            throw new ArgumentOutOfRangeException(nameof(points), points, "A sweep needs both its ends.");

        var (low, high) = (Math.Log10(p1 * p2), Math.Log10(Math.Min(p1, p2)));
        var grid = new double[points];
        for (var i = 0; i < points; i++)
            grid[i] = Math.Pow(10, low + (high - low) * i / (points - 1));
        return grid;
    }

    /// <summary>The posteriors at each p12 of the grid, as coloc's sensitivity() has them.</summary>
    /// <remarks>
    /// H0 is given the prior that the others leave over, where <see cref="ColocalisationSums.Posteriors"/> gives it the weight 1 throughout.
    /// The first posteriors are those at <paramref name="priors"/>, so both agree there.
    /// </remarks>
    public static SensitivityPoint[] Sweep(ColocalisationSums sums, ColocalisationPriors priors, int points)
    {
        var before = sums.Posteriors(priors);
        var old = HypothesisPriors.Of(priors, sums.Variants);
        var grid = Grid(priors.P1, priors.P2, points);
        var sweep = new SensitivityPoint[points];
        for (var i = 0; i < points; i++)
        {
            var prior = HypothesisPriors.Of(priors with { P12 = grid[i] }, sums.Variants);
            var posteriors = ColocalisationPosteriors.FromLogWeights(
                before.LogH0 + Math.Log(prior.H0 / old.H0),
                before.LogH1,
                before.LogH2,
                before.LogH3,
                before.LogH4 + Math.Log(prior.H4 / old.H4));
            sweep[i] = new(grid[i], prior, posteriors);
        }

        return sweep;
    }
}
