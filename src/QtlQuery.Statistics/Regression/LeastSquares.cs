namespace QtlQuery.Statistics.Regression;

/// <summary>Ordinary least squares of traits on a few predictors, which have no intercept of their own.</summary>
/// <remarks>Residualise traits and predictors on the same <see cref="CovariateBasis"/> first, and the effects are those of the full model.</remarks>
public sealed class LeastSquares
{
    readonly OrthonormalColumns _columns;
    readonly int[] _placeOf;
    readonly double[][] _inverse;

    LeastSquares(OrthonormalColumns columns, int[] placeOf, double df) =>
        (_columns, _placeOf, Df, _inverse) = (columns, placeOf, df, Inverse(columns.Coordinates));

    /// <summary>Residual degrees of freedom.</summary>
    public double Df { get; }

    /// <param name="predictors">Each of as many values; one that is a linear function of those before it gets an effect of NaN and costs no degree of freedom.</param>
    /// <param name="samplesLessCovariates">Samples, less the intercept and the rank of covariates that were taken out: <see cref="CovariateBasis.Df"/> + 1.</param>
    public static LeastSquares Of(IReadOnlyList<double[]> predictors, int samplesLessCovariates)
    {
        var columns = new OrthonormalColumns(predictors.Count == 0 ? 0 : predictors[0].Length);
        var placeOf = new int[predictors.Count];
        for (var i = 0; i < predictors.Count; i++)
            placeOf[i] = columns.TryAdd(predictors[i]) ? columns.Rank - 1 : -1;
        return new(columns, placeOf, samplesLessCovariates - columns.Rank);
    }

    /// <summary>The effect of each predictor on a trait, beside all others.</summary>
    /// <param name="trait">Residualised like the predictors.</param>
    public LinearEffect[] Effects(ReadOnlySpan<double> trait)
    {
        var rest = trait.ToArray();
        var along = new double[_columns.Rank];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < along.Length; k++)
            {
                var more = Products.Sum(_columns.Columns[k], rest);
                Products.Add(rest, -more, _columns.Columns[k]);
                along[k] += more;
            }
        }

        var variance = Df > 0 ? Products.Sum(rest, rest) / Df : double.NaN;
        return [.. _placeOf.Select(place => place < 0 ? new(double.NaN, double.NaN, Df) : Effect(_inverse[place]))];

        LinearEffect Effect(double[] row) => new(Products.Sum(row, along), Math.Sqrt(variance * Products.Sum(row, row)), Df);
    }

    /// <summary>Rows of the inverse of the upper triangular R, where R's column k is the k-th of <paramref name="columns"/>.</summary>
    static double[][] Inverse(IReadOnlyList<double[]> columns)
    {
        var size = columns.Count;
        var inverse = new double[size][];
        for (var row = size - 1; row >= 0; row--)
        {
            inverse[row] = new double[size];
            inverse[row][row] = 1 / columns[row][row];
            for (var column = row + 1; column < size; column++)
            {
                double sum = 0;
                for (var between = row + 1; between <= column; between++)
                    sum += columns[between][row] * inverse[between][column];
                inverse[row][column] = -sum / columns[row][row];
            }
        }

        return inverse;
    }
}
