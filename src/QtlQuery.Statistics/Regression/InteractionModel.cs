namespace QtlQuery.Statistics.Regression;

/// <summary>
/// trait ~ intercept + covariates + genotype + contexts + genotype × each context, by ordinary least squares: whether the effect of a genotype
/// changes with sex, a cell fraction or whatever else was measured in each sample.
/// </summary>
/// <remarks>
/// Several contexts stand in one model, so that each interaction is beside the others. Degrees of freedom: N - 2 - rank of the covariates - 2
/// for each context, which with one context is the N - 4 - C of tensorQTL and Matrix eQTL.
/// Contexts are taken as given, not centred: the genotype's own effect is the one at a context of 0.
/// </remarks>
public sealed class InteractionModel
{
    readonly CovariateBasis _covariates;
    readonly double[][] _contexts;
    readonly double[][] _residualContexts;

    /// <param name="contexts">Values of each context for each sample.</param>
    public InteractionModel(CovariateBasis covariates, IEnumerable<double[]> contexts)
    {
        _covariates = covariates;
        _contexts = [.. contexts];
        _residualContexts = [.. _contexts.Select(context => Residuals(context))];
    }

    /// <summary>The model of one variant, for as many traits as there are.</summary>
    /// <param name="genotype">As called or imputed: not residualised, since the interaction is with the genotype itself.</param>
    public InteractionFit Fit(ReadOnlySpan<double> genotype)
    {
        var predictors = new List<double[]>(1 + 2 * _contexts.Length) { Residuals(genotype) };
        predictors.AddRange(_residualContexts);
        foreach (var context in _contexts)
        {
            var product = genotype.ToArray();
            for (var i = 0; i < product.Length; i++)
                product[i] *= context[i];
            predictors.Add(Residuals(product));
        }

        return new(LeastSquares.Of(predictors, _covariates.Df + 1));
    }

    double[] Residuals(ReadOnlySpan<double> values)
    {
        var residuals = values.ToArray();
        if (_covariates.Residualise(residuals) <= CovariateBasis.LeastShare)
            residuals.AsSpan().Clear();
        return residuals;
    }
}
