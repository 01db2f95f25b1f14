namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Probabilities of the five hypotheses before the data, for a region of so many variants.</summary>
public readonly record struct HypothesisPriors(double H0, double H1, double H2, double H3, double H4)
{
    /// <summary>n p1, n p2, n (n - 1) p1 p2, n p12, and the rest for H0, which is below 0 where the priors promise too much.</summary>
    public static HypothesisPriors Of(ColocalisationPriors priors, int variants)
    {
        double n = variants;
        var h1 = n * priors.P1;
        var h2 = n * priors.P2;
        var h3 = n * (n - 1) * priors.P1 * priors.P2;
        var h4 = n * priors.P12;
        return new(1 - (h1 + h2 + h3 + h4), h1, h2, h3, h4);
    }
}
