using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Intercept and covariates, which traits and genotypes are both freed of before they are compared.</summary>
sealed class ModelBasis(CovariateBasis covariates)
{
    // Below this share of the squares their difference has lost digits, and the residuals themselves are needed.
    const double DigitsLost = 1e-4;

    const double Nothing = CovariateBasis.LeastShare * CovariateBasis.LeastShare;

    public int Samples => covariates.Samples;

    /// <summary>Samples - 2 - independent covariates.</summary>
    public int DegreesOfFreedom => covariates.Df;

    /// <summary>Orthonormal columns of mean 0 that span the centred covariates.</summary>
    public IReadOnlyList<double[]> Columns => covariates.Columns;

    /// <summary>Replaces values by their residuals and tells the share of their length, once centred, that is left.</summary>
    public double Residualise(Span<double> values) => covariates.Residualise(values);

    /// <summary>Sum of squares of what is left of centred values; 0 where nothing is. Values that are nearly a combination of covariates are replaced by their residuals.</summary>
    public double ResidualSquares(Span<double> centred)
    {
        var all = DoubleProducts.Dot(centred, centred);
        var left = all;
        foreach (var column in Columns)
        {
            var product = DoubleProducts.Dot(column, centred);
            left -= product * product;
        }

        if (left > DigitsLost * all)
            return left;
        Residualise(centred);
        left = DoubleProducts.Dot(centred, centred);
        return left > Nothing * all ? left : 0;
    }
}
