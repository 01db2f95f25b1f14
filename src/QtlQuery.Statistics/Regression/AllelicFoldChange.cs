namespace QtlQuery.Statistics.Regression;

/// <summary>log2 of the expression of the alternative allele's copy over that of the reference allele's (aFC), which does not depend on how expression was scaled.</summary>
/// <remarks>
/// Mohammadi et al. (2017), Genome Res. 27:1872. Each copy adds its own expression: a sample with g copies of alt expresses e_ref (2 - g) + e_alt g,
/// and aFC = log2(e_alt / e_ref). Beyond <see cref="Cap"/> it is not believed, as GTEx and tensorQTL do.
/// </remarks>
/// <param name="Log2">aFC.</param>
/// <param name="StandardError">Of aFC; NaN at the cap, where the fit has no curvature of its own.</param>
/// <param name="Df">Residual degrees of freedom.</param>
public readonly record struct AllelicFoldChange(double Log2, double StandardError, double Df)
{
    /// <summary>log2(100): a hundredfold.</summary>
    public const double Cap = 6.643856189774724;

    /// <summary>The lower end of an interval that holds aFC with some confidence, within the cap.</summary>
    public double Lower(double confidence = 0.95) => Math.Max(-Cap, Log2 - Reach(confidence));

    /// <summary>The upper end of an interval that holds aFC with some confidence, within the cap.</summary>
    public double Upper(double confidence = 0.95) => Math.Min(Cap, Log2 + Reach(confidence));

    /// <summary>aFC of a straight line through expression on its own scale (not its logarithm): log2((b0 + 2 b1) / b0).</summary>
    /// <param name="intercept">Expression of a sample without the alternative allele.</param>
    /// <param name="slope">What each copy adds.</param>
    /// <returns>The cap where the line leaves one allele no expression; NaN where it leaves neither.</returns>
    public static double FromLinear(double intercept, double slope)
    {
        var (reference, alternative) = (intercept, intercept + 2 * slope);
        if (!(reference > 0 || alternative > 0))
            return double.NaN;
        if (!(reference > 0))
            return Cap;
        return alternative > 0 ? Math.Clamp(Math.Log2(alternative / reference), -Cap, Cap) : -Cap;
    }

    /// <summary>aFC of a straight line through log2 expression, near enough for small effects: both homozygotes are where the line is, the heterozygote is not.</summary>
    public static double FromLog2Slope(double slope) => Math.Clamp(2 * slope, -Cap, Cap);

    /// <summary>aFC by least squares of log2 expression on log2((2 - g) + g 2^aFC), intercept and covariates.</summary>
    /// <param name="log2Expression">log2 of normalised counts plus a small constant, not rank-transformed.</param>
    /// <param name="dosage">Copies of alt, 0 to 2, missing calls filled.</param>
    /// <returns>NaN where the covariates explain the genotype.</returns>
    public static AllelicFoldChange Fit(ReadOnlySpan<double> log2Expression, ReadOnlySpan<double> dosage, CovariateBasis covariates)
    {
        var trait = log2Expression.ToArray();
        var genotype = dosage.ToArray();
        covariates.Residualise(trait);
        if (!(covariates.Residualise(dosage.ToArray()) > CovariateBasis.LeastShare) || covariates.Df <= 0)
            return new(double.NaN, double.NaN, covariates.Df);

        var curve = new double[genotype.Length];
        var best = BrentMinimum.Find(Rest, -Cap, Cap, 1e-8);
        for (var step = 0; step < 20; step++)
        {
            // Gauss and Newton: Brent's place is good to half of a double's digits only
            var (along, square, _) = Slopes(best);
            var next = best + along / square;
            if (!(Math.Abs(next) < Cap) || Math.Abs(next - best) <= 1e-14)
                break;
            best = next;
        }

        // Brent comes near a bound, never onto it
        if (Cap - Math.Abs(best) < 1e-6)
            return new(Math.Sign(best) * Cap, double.NaN, covariates.Df);
        var (_, curvature, rest) = Slopes(best);
        return new(best, Math.Sqrt(rest / covariates.Df / curvature), covariates.Df);

        double Rest(double afc)
        {
            Curve(afc);
            return Products.Sum(curve, curve);
        }

        void Curve(double afc)
        {
            var ratio = Math.Pow(2, afc);
            for (var i = 0; i < curve.Length; i++)
                curve[i] = Math.Log2(2 - genotype[i] + genotype[i] * ratio);
            covariates.Residualise(curve);
            for (var i = 0; i < curve.Length; i++)
                curve[i] = trait[i] - curve[i];
        }

        (double Along, double Square, double Unexplained) Slopes(double afc)
        {
            Curve(afc);
            var ratio = Math.Pow(2, afc);
            var slopes = Array.ConvertAll(genotype, g => g * ratio / (2 - g + g * ratio));
            covariates.Residualise(slopes);
            return (Products.Sum(slopes, curve), Products.Sum(slopes, slopes), Products.Sum(curve, curve));
        }
    }

    double Reach(double confidence) => StudentTail.TFromLogTwoSided(Math.Log(1 - confidence), Df) * StandardError;
}
