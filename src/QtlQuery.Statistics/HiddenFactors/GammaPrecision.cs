namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>A precision whose posterior is a gamma distribution, beside its gamma prior.</summary>
readonly record struct GammaPrecision(double PriorShape, double PriorRate, double Shape, double Rate)
{
    public static GammaPrecision Prior(double shape, double rate) => new(shape, rate, shape, rate);

    public double Mean => Shape / Rate;

    public double MeanLog => Digamma.Of(Shape) - Math.Log(Rate);

    /// <summary>Its part of the variational bound: the mean of the prior's log density, and the posterior's entropy.</summary>
    public double Bound =>
        PriorShape * Math.Log(PriorRate) - LogGamma.Of(PriorShape) + (PriorShape - 1) * MeanLog - PriorRate * Mean
        + Shape - Math.Log(Rate) + LogGamma.Of(Shape) + (1 - Shape) * Digamma.Of(Shape);

    public GammaPrecision With(double shape, double rate) => this with { Shape = shape, Rate = rate };
}
