namespace QtlQuery.Statistics.FineMapping;

/// <summary>The effects of one fit while they are fitted, one after the other, each to what the others leave.</summary>
sealed class SumOfSingleEffects
{
    readonly SusieProblem problem;
    readonly double[] fitted;
    readonly double[] products;

    public SumOfSingleEffects(SusieProblem problem, int effects, double priorVariance)
    {
        this.problem = problem;
        fitted = new double[problem.Variants];
        products = new double[problem.Variants];
        Effects = [.. Enumerable.Range(0, effects).Select(_ => new SingleEffect(problem, priorVariance))];
    }

    public SingleEffect[] Effects { get; }

    /// <summary>In variances of the trait.</summary>
    public double ResidualVariance { get; private set; } = 1;

    public void UpdateEachEffect(PriorVarianceMethod method)
    {
        foreach (var effect in Effects)
        {
            for (var i = 0; i < fitted.Length; i++)
            {
                fitted[i] -= effect.Fitted[i];
                products[i] = problem.TraitProducts[i] - fitted[i];
            }

            effect.Update(products, ResidualVariance, method);
            for (var i = 0; i < fitted.Length; i++)
                fitted[i] += effect.Fitted[i];
        }
    }

    /// <summary>ELBO: expected log likelihood less the divergences of the effects.</summary>
    public double EvidenceBound()
    {
        var likelihood = -0.5 * problem.Size * Math.Log(2 * Math.PI * ResidualVariance) - 0.5 / ResidualVariance * ExpectedSquaredError();
        return likelihood - Effects.Sum(effect => effect.Divergence);
    }

    /// <summary>False where the estimate is not positive; then it stays as it was.</summary>
    public bool UpdateResidualVariance()
    {
        var estimate = ExpectedSquaredError() / problem.Size;
        if (!(estimate > 0))
            return false;

        ResidualVariance = estimate;
        return true;
    }

    double ExpectedSquaredError()
    {
        var error = problem.TraitSquares;
        foreach (var effect in Effects)
        {
            for (var i = 0; i < fitted.Length; i++)
            {
                error += effect.Expected[i] * (fitted[i] - effect.Fitted[i] - 2 * problem.TraitProducts[i]);
                error += problem.Scale * effect.Alpha[i] * effect.SecondMoment[i];
            }
        }

        return error;
    }
}
