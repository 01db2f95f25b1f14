using QtlQuery.Statistics;

namespace QtlQuery.Cli.Demo;

/// <summary>The least-squares line of a trait on the copies of one variant.</summary>
sealed record DemoAssociation(DemoGenotype Genotype, double Slope, double StandardError, double NegLog10P)
{
    /// <param name="trait">Minus its mean.</param>
    public static DemoAssociation Fit(DemoGenotype genotype, double[] trait)
    {
        var x = genotype.Centred;
        var product = 0.0;
        for (var i = 0; i < x.Length; i++)
            product += x[i] * trait[i];

        // From the residuals themselves: as a difference of sums it would lose its digits for the strongest effect.
        var slope = product / genotype.SquareSum;
        var residual = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var left = trait[i] - slope * x[i];
            residual += left * left;
        }

        var df = x.Length - 2;
        var standardError = Math.Sqrt(residual / df / genotype.SquareSum);
        return new(genotype, slope, standardError, StudentTail.NegLog10TwoSided(slope / standardError, df));
    }
}
