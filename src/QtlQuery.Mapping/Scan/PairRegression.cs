namespace QtlQuery.Mapping.Scan;

/// <summary>Tests of residual genotypes with residual traits.</summary>
/// <remarks>Samples - 2 - covariates degrees of freedom, as in FastQTL, tensorQTL and Matrix eQTL.</remarks>
/// <param name="tail">Of the model's degrees of freedom.</param>
sealed class PairRegression(ModelBasis basis, StudentTailTable tail)
{
    // Nearer to 1 than this the rest of the trait's squares is taken of its residuals, since a difference would have lost digits.
    const double NearlyPerfect = 0.9999;

    public PairRegression(ModelBasis basis)
        : this(basis, new(basis.DegreesOfFreedom))
    {
    }

    /// <param name="centred">Genotypes less their mean.</param>
    /// <param name="genotypeSquares">Sum of squares of their residuals.</param>
    /// <param name="residuals">Residuals of the trait.</param>
    /// <param name="traitSquares">Sum of their squares.</param>
    public PairTest Test(ReadOnlySpan<double> centred, double genotypeSquares, ReadOnlySpan<double> residuals, double traitSquares)
    {
        var product = DoubleProducts.Dot(centred, residuals);
        var slope = product / genotypeSquares;
        var explained = product * slope;
        var rest = explained < NearlyPerfect * traitSquares ? traitSquares - explained : RestOf(centred, residuals, slope);
        var error = Math.Sqrt(rest / (basis.DegreesOfFreedom * genotypeSquares));
        return new(slope, error, tail.NegLog10TwoSided(slope / error));
    }

    double RestOf(ReadOnlySpan<double> centred, ReadOnlySpan<double> residuals, double slope)
    {
        var genotype = centred.ToArray();
        basis.Residualise(genotype);
        double rest = 0;
        for (var sample = 0; sample < genotype.Length; sample++)
        {
            var left = residuals[sample] - slope * genotype[sample];
            rest += left * left;
        }

        return rest;
    }
}
