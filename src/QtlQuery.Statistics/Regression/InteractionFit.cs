namespace QtlQuery.Statistics.Regression;

/// <summary>One variant's <see cref="InteractionModel"/>, ready for traits.</summary>
public sealed class InteractionFit
{
    readonly LeastSquares _model;

    internal InteractionFit(LeastSquares model) => _model = model;

    /// <summary>Residual degrees of freedom.</summary>
    public double Df => _model.Df;

    /// <param name="trait">Residualised on the covariates.</param>
    public InteractionEffects Effects(ReadOnlySpan<double> trait)
    {
        var effects = _model.Effects(trait);
        var contexts = (effects.Length - 1) / 2;
        return new(effects[0], effects[1..(1 + contexts)], effects[(1 + contexts)..]);
    }
}
