namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Natural logarithms of the probabilities of the five hypotheses, which sum to 1; the probabilities themselves may underflow to 0.</summary>
/// <param name="LogH0">Neither trait has a causal variant in the region.</param>
/// <param name="LogH1">Trait 1 has one, trait 2 has none.</param>
/// <param name="LogH2">Trait 2 has one, trait 1 has none.</param>
/// <param name="LogH3">Each has its own.</param>
/// <param name="LogH4">They share one.</param>
public readonly record struct ColocalisationPosteriors(double LogH0, double LogH1, double LogH2, double LogH3, double LogH4)
{
    public double H0 => Math.Exp(LogH0);

    public double H1 => Math.Exp(LogH1);

    public double H2 => Math.Exp(LogH2);

    public double H3 => Math.Exp(LogH3);

    public double H4 => Math.Exp(LogH4);

    /// <summary>The posteriors of hypotheses that are known by the logarithms of their weights.</summary>
    public static ColocalisationPosteriors FromLogWeights(double h0, double h1, double h2, double h3, double h4)
    {
        var total = LogSum.Of(h0, h1, h2, h3, h4);
        return new(h0 - total, h1 - total, h2 - total, h3 - total, h4 - total);
    }
}
