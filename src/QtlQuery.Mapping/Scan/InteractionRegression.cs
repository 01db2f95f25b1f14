using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Least squares of traits on a genotype, one context and their product, from sums of products where these keep their digits.</summary>
/// <remarks>Samples - 4 - covariates degrees of freedom, as in tensorQTL and Matrix eQTL.</remarks>
sealed class InteractionRegression
{
    // Where less than this share of a sum of squares is left after subtraction, the exact model takes over.
    const double DigitsLost = 1e-4;

    readonly ModelBasis _beside;
    readonly InteractionModel _exact;
    readonly double[] _context;
    readonly double[] _residualContext;
    readonly double _contextSquares;
    readonly int _df;
    readonly StudentTailTable _tail;

    /// <param name="beside">Covariates and the context.</param>
    public InteractionRegression(CovariateBasis covariates, CovariateBasis beside, double[] context)
    {
        (_beside, _context, _exact) = (new(beside), context, new(covariates, [context]));
        _residualContext = [.. context];
        covariates.Residualise(_residualContext);
        _contextSquares = DoubleProducts.Dot(_residualContext, _residualContext);
        _df = beside.Df - 1;
        _tail = new(_df);
    }

    public int DegreesOfFreedom => _df;

    /// <summary>What a variant brings to the tests of all traits.</summary>
    /// <param name="genotypes">Copies of alt, the mean where missing.</param>
    public Predictors Prepare(double[] genotypes)
    {
        var product = new double[genotypes.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = genotypes[i] * _context[i];
        var (genotype, interaction) = (Centred(genotypes), Centred(product));
        double g = DoubleProducts.Dot(genotype, genotype), h = DoubleProducts.Dot(interaction, interaction), gh = DoubleProducts.Dot(genotype, interaction);
        var (allG, allH) = (g, h);
        foreach (var column in _beside.Columns)
        {
            var (pg, ph) = (DoubleProducts.Dot(column, genotype), DoubleProducts.Dot(column, interaction));
            (g, h, gh) = (g - pg * pg, h - ph * ph, gh - pg * ph);
        }

        var determinant = g * h - gh * gh;
        var isSound = g > DigitsLost * allG && h > DigitsLost * allH && determinant > DigitsLost * g * h;
        return new(
            genotypes, genotype, interaction, g, h, gh, determinant,
            DoubleProducts.Dot(_residualContext, genotype) / _contextSquares, DoubleProducts.Dot(_residualContext, interaction) / _contextSquares,
            isSound ? null : _exact.Fit(genotypes));
    }

    /// <param name="residuals">Of the trait, beside covariates and context.</param>
    /// <param name="squares">Sum of their squares.</param>
    /// <param name="ofCovariates">Residuals of the trait beside the covariates alone.</param>
    public InteractionTest Test(Predictors variant, ReadOnlySpan<double> residuals, double squares, double[] ofCovariates)
    {
        if (variant.Exact is { } exact)
            return Exact(exact.Effects(ofCovariates));

        var (yg, yh) = (DoubleProducts.Dot(variant.Genotype, residuals), DoubleProducts.Dot(variant.Interaction, residuals));
        var bg = (variant.H * yg - variant.GH * yh) / variant.Determinant;
        var bh = (variant.G * yh - variant.GH * yg) / variant.Determinant;
        var rest = squares - bg * yg - bh * yh;
        if (rest < DigitsLost * squares)
            return Exact(_exact.Fit(variant.Copies).Effects(ofCovariates));

        var variance = rest / _df;
        var bc = DoubleProducts.Dot(_residualContext, ofCovariates) / _contextSquares - bg * variant.ContextOnG - bh * variant.ContextOnH;
        // The context's own variance, and what it takes over from the two that it is correlated with.
        var shared = (variant.ContextOnG * variant.ContextOnG * variant.H - 2 * variant.ContextOnG * variant.ContextOnH * variant.GH + variant.ContextOnH * variant.ContextOnH * variant.G) / variant.Determinant;
        return new(
            Effect(bg, Math.Sqrt(variance * variant.H / variant.Determinant)),
            Effect(bc, Math.Sqrt(variance * (1 / _contextSquares + shared))),
            Effect(bh, Math.Sqrt(variance * variant.G / variant.Determinant)));
    }

    static InteractionTest Exact(InteractionEffects effects) => new(Of(effects.Genotype), Of(effects.Contexts[0]), Of(effects.Interactions[0]));

    static PairTest Of(LinearEffect effect) => double.IsNaN(effect.StandardError) ? default : new(effect.Slope, effect.StandardError, effect.NegLog10P);

    PairTest Effect(double slope, double error) => new(slope, error, _tail.NegLog10TwoSided(slope / error));

    static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }

    /// <param name="Copies">Of alt, the mean where missing.</param>
    /// <param name="Genotype">Less its mean.</param>
    /// <param name="Interaction">Genotype times context, less its mean.</param>
    /// <param name="G">Sum of squares of the genotype's residuals; H of the product's, GH of the two.</param>
    /// <param name="ContextOnG">Regression of the genotype on the context beside the covariates; ContextOnH that of the product.</param>
    /// <param name="Exact">The model to use where digits were lost.</param>
    public sealed record Predictors(double[] Copies, double[] Genotype, double[] Interaction, double G, double H, double GH, double Determinant, double ContextOnG, double ContextOnH, InteractionFit? Exact);
}
