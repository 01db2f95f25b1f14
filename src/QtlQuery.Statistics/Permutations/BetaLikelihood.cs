namespace QtlQuery.Statistics.Permutations;

/// <summary>The beta distribution under which some values are most likely.</summary>
/// <remarks>
/// A beta distribution depends on its sample through the means of log p and of log(1 - p) alone, and its likelihood is concave: Newton's steps on
/// ψ(a) - ψ(a + b) = mean log p and ψ(b) - ψ(a + b) = mean log(1 - p), halved while they would leave the positive numbers or lose
/// likelihood, reach the one maximum.
/// </remarks>
static class BetaLikelihood
{
    const int MostSteps = 200;

    /// <summary>Null where the steps do not settle, as for values that are all equal.</summary>
    /// <param name="meanLog">Mean of the natural logarithms of the values.</param>
    /// <param name="meanLogComplement">Mean of the natural logarithms of 1 minus the values.</param>
    public static BetaDistribution? Maximum(double meanLog, double meanLogComplement, BetaDistribution start)
    {
        var (a, b) = (start.Shape1, start.Shape2);
        if (!(a > 0 && b > 0 && double.IsFinite(a + b)))
            (a, b) = (1, 1);

        var likelihood = Likelihood(a, b);
        for (var step = 0; step < MostSteps; step++)
        {
            // the gradient, and the Hessian's negative: diag(ψ'(a), ψ'(b)) - ψ'(a + b)
            var both = Digamma.Of(a + b);
            var (slopeA, slopeB) = (meanLog - Digamma.Of(a) + both, meanLogComplement - Digamma.Of(b) + both);
            var (bendA, bendB, bendBoth) = (Digamma.Derivative(a), Digamma.Derivative(b), Digamma.Derivative(a + b));
            var determinant = bendA * bendB - bendBoth * (bendA + bendB);
            if (!(determinant > 0))
                return null;
            var stepA = ((bendB - bendBoth) * slopeA + bendBoth * slopeB) / determinant;
            var stepB = ((bendA - bendBoth) * slopeB + bendBoth * slopeA) / determinant;
            // The next step would be as small as the square of this one; where b is large, digits that cancel keep it from getting below 1e-10 of b.
            if (Math.Abs(stepA) <= 1e-8 * a && Math.Abs(stepB) <= 1e-8 * b)
                return new(a + stepA, b + stepB);

            double share = 1;
            while (!(a + share * stepA > 0 && b + share * stepB > 0))
                share /= 2;
            var next = Likelihood(a + share * stepA, b + share * stepB);
            while (next < likelihood - 1e-12 * Math.Abs(likelihood) && share > 1e-10)
            {
                share /= 2;
                next = Likelihood(a + share * stepA, b + share * stepB);
            }

            (a, b, likelihood) = (a + share * stepA, b + share * stepB, next);
            if (!double.IsFinite(a + b))
                return null;
        }

        return null;

        double Likelihood(double shape1, double shape2) =>
            (shape1 - 1) * meanLog + (shape2 - 1) * meanLogComplement - LogGamma.Of(shape1) - LogGamma.Of(shape2) + LogGamma.Of(shape1 + shape2);
    }
}
