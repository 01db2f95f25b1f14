namespace QtlQuery.Statistics.Regression;

/// <summary>The effect of one predictor by ordinary least squares.</summary>
/// <param name="Slope">Change of the trait per unit of the predictor; NaN where it is not estimable.</param>
/// <param name="Df">Residual degrees of freedom.</param>
public readonly record struct LinearEffect(double Slope, double StandardError, double Df)
{
    public double T => Slope / StandardError;

    /// <summary>Natural logarithm of the two-sided p-value.</summary>
    public double LogP => StudentTail.LogTwoSided(T, Df);

    /// <summary>-log10 of the two-sided p-value, which never underflows.</summary>
    public double NegLog10P => StudentTail.NegLog10TwoSided(T, Df);

    /// <summary>Squared partial correlation, t² / (t² + df).</summary>
    public double RSquared => T is var t && double.IsInfinity(t) ? 1 : t * t / (t * t + Df);

    /// <summary>The effect of a predictor on a trait, both residualised on the same <see cref="CovariateBasis"/>.</summary>
    /// <remarks>The residual sum of squares comes from residuals, not from 1 - r², which would lose every digit where r is near 1.</remarks>
    /// <param name="df">Residual degrees of freedom, as <see cref="CovariateBasis.Df"/>.</param>
    public static LinearEffect Of(ReadOnlySpan<double> trait, ReadOnlySpan<double> predictor, double df)
    {
        var length = Products.Sum(predictor, predictor);
        if (!(length > 0 && df > 0))
            return new(double.NaN, double.NaN, df);

        var slope = Products.Sum(predictor, trait) / length;
        double rest = 0;
        for (var i = 0; i < trait.Length; i++)
        {
            var residual = trait[i] - slope * predictor[i];
            rest += residual * residual;
        }

        return new(slope, Math.Sqrt(rest / df / length), df);
    }

    /// <summary>The same from sums over samples, for many predictors at once; of its digits those of 1 / (1 - r²) are lost.</summary>
    /// <param name="product">Σ predictor × trait.</param>
    /// <param name="predictorSquare">Σ predictor².</param>
    /// <param name="traitSquare">Σ trait².</param>
    public static LinearEffect OfSums(double product, double predictorSquare, double traitSquare, double df)
    {
        if (!(predictorSquare > 0 && df > 0))
            return new(double.NaN, double.NaN, df);

        var slope = product / predictorSquare;
        return new(slope, Math.Sqrt(Math.Max(0, traitSquare - slope * product) / df / predictorSquare), df);
    }
}
