using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>A trait freed of intercept and covariates, or why it cannot be tested.</summary>
sealed class TraitResiduals
{
    public TraitResiduals(ScannedTrait trait, ModelBasis basis)
    {
        Trait = trait;
        Values = [];
        if (trait.Values.Any(value => !double.IsFinite(value)))
        {
            Reason = UntestedReason.MissingValues;
            return;
        }

        Values = [.. trait.Values];
        if (!(basis.Residualise(Values) > CovariateBasis.LeastShare))
            Reason = UntestedReason.ConstantTrait;
        Squares = DoubleProducts.Dot(Values, Values);
    }

    public ScannedTrait Trait { get; }

    public double[] Values { get; }

    public double Squares { get; }

    public UntestedReason? Reason { get; }
}
