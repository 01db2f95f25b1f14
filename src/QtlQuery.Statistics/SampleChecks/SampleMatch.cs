namespace QtlQuery.Statistics.SampleChecks;

/// <summary>Whose genotypes an expression sample fits best: where it is not its own, samples were swapped or mixed up.</summary>
/// <remarks>
/// In the manner of Westra et al. (2011), Bioinformatics 27:2104 (MixupMapper): with some hundred strong cis-eQTLs, each sample's expression is compared
/// with what every sample's genotypes let expect. The lines are fitted with the labels as they are, which a few swaps hardly move.
/// </remarks>
/// <param name="Sample">The expression sample.</param>
/// <param name="Best">The genotype sample that it fits best; of equal ones the first.</param>
/// <param name="Margin">
/// Log likelihood (natural) of the best over that of the sample's own genotypes; where its own are the best, over the next, negated. Above 0 it fits another better.
/// </param>
public readonly record struct SampleMatch(int Sample, int Best, double Margin)
{
    /// <summary>Whether another sample's genotypes fit better than its own.</summary>
    public bool IsMismatch => Best != Sample;

    /// <summary>The match of every expression sample. A trait or variant that does not vary is left out.</summary>
    /// <param name="traits">Of each eQTL its trait's values, residualised on covariates.</param>
    /// <param name="dosages">Of each eQTL its variant's copies of alt of the same samples, missing calls filled. One eQTL a gene, and variants not in LD.</param>
    public static SampleMatch[] Of(IReadOnlyList<double[]> traits, IReadOnlyList<double[]> dosages)
    {
        var samples = traits.Count == 0 ? 0 : traits[0].Length;
        var fits = new double[samples, samples];
        for (var k = 0; k < traits.Count; k++)
            AddFit(fits, traits[k], dosages[k]);
        return [.. Enumerable.Range(0, samples).Select(sample => Match(fits, sample))];
    }

    /// <summary>Adds the log likelihood of each sample's expression given each sample's genotype, but for a constant of the expression sample.</summary>
    static void AddFit(double[,] fits, double[] trait, double[] dosage)
    {
        var (y, g) = ((double[])trait.Clone(), (double[])dosage.Clone());
        Products.Centre(y);
        Products.Centre(g);
        var effect = Regression.LinearEffect.Of(y, g, y.Length - 2);
        if (double.IsNaN(effect.Slope))
            return;

        double rest = 0;
        for (var i = 0; i < y.Length; i++)
            rest += (y[i] - effect.Slope * g[i]) * (y[i] - effect.Slope * g[i]);
        var precision = (y.Length - 2) / rest;
        if (!double.IsFinite(precision))
            return;
        for (var i = 0; i < y.Length; i++)
        {
            for (var j = 0; j < y.Length; j++)
                fits[i, j] += precision * effect.Slope * g[j] * (y[i] - 0.5 * effect.Slope * g[j]);
        }
    }

    static SampleMatch Match(double[,] fits, int sample)
    {
        var others = Enumerable.Range(0, fits.GetLength(0)).Where(other => other != sample).ToList();
        if (others.Count == 0)
            return new(sample, sample, double.NegativeInfinity);
        var other = others.MaxBy(other => fits[sample, other]);
        var margin = fits[sample, other] - fits[sample, sample];
        return new(sample, margin > 0 ? other : sample, margin);
    }
}
