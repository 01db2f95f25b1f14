using QtlQuery.Statistics.MendelianRandomisation;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Mediating;

/// <summary>What of a variant's effect on a distant trait goes through a trait near it, from the values of the same samples.</summary>
/// <param name="Total">The variant's effect on the distant trait.</param>
/// <param name="OnMediator">Its effect on the near trait.</param>
/// <param name="OfMediator">The near trait's effect on the distant one, beside the variant.</param>
/// <param name="Direct">The variant's effect on the distant trait, beside the near one.</param>
/// <remarks>All models have the intercept and covariates of the mapping.</remarks>
public sealed record Mediation(LinearEffect Total, LinearEffect OnMediator, LinearEffect OfMediator, LinearEffect Direct)
{
    public IndirectEffect Indirect => new(OnMediator.Slope, OnMediator.StandardError, OfMediator.Slope, OfMediator.StandardError);

    /// <summary>Partial correlation of near and distant trait, given the variant.</summary>
    public double PartialCorrelationOfMediator => PartialCorrelation.FromT(OfMediator.T, OfMediator.Df);

    /// <summary>Partial correlation of variant and distant trait, given the near trait.</summary>
    public double PartialCorrelationOfVariant => PartialCorrelation.FromT(Direct.T, Direct.Df);

    /// <summary>Null where variant or a trait does not vary beside covariates, or a value is missing.</summary>
    /// <param name="variant">Copies of alt.</param>
    /// <param name="mediator">The near trait.</param>
    /// <param name="trait">The distant one.</param>
    public static Mediation? Of(CovariateBasis basis, double[] variant, double[] mediator, double[] trait)
    {
        double[][] all = [(double[])variant.Clone(), (double[])mediator.Clone(), (double[])trait.Clone()];
        // Where a value is missing the share is NaN, which is not enough either.
        if (!all.All(values => basis.Residualise(values) >= CovariateBasis.LeastShare))
            return null;
        var (g, m, y) = (all[0], all[1], all[2]);
        var full = LeastSquares.Of([g, m], basis.Df + 1).Effects(y);
        return new(LinearEffect.Of(y, g, basis.Df), LinearEffect.Of(m, g, basis.Df), full[1], full[0]);
    }
}
