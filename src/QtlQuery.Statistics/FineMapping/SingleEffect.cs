using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Statistics.FineMapping;

/// <summary>The regression of what the other effects leave on one variant, of which it is not known which.</summary>
/// <remarks>Wang et al. (2020), J. R. Stat. Soc. B 82:1273, section 3 and appendix A.</remarks>
sealed class SingleEffect(SusieProblem problem, double priorVariance)
{
    const double LeastLogVariance = -30;
    const double LargestLogVariance = 15;
    const double LogVarianceTolerance = 1.490116119384766e-8;

    // Squared z of each variant in what the other effects leave; of the null it is 0.
    readonly double[] squares = new double[problem.Columns];
    readonly double[] terms = new double[problem.Columns];

    public double[] Alpha { get; } = [.. Enumerable.Repeat(1.0 / problem.Columns, problem.Columns)];

    public double[] Mean { get; } = new double[problem.Columns];

    public double[] SecondMoment { get; } = new double[problem.Columns];

    public double[] LogBayesFactors { get; } = new double[problem.Columns];

    /// <summary>Alpha times mean of each variant.</summary>
    public double[] Expected { get; } = new double[problem.Variants];

    /// <summary>X'X times <see cref="Expected"/>.</summary>
    public double[] Fitted { get; } = new double[problem.Variants];

    public double PriorVariance { get; private set; } = priorVariance;

    public double LogBayesFactor { get; private set; }

    public double Divergence { get; private set; }

    /// <param name="products">X' times what the other effects leave of y.</param>
    public void Update(ReadOnlySpan<double> products, double residualVariance, PriorVarianceMethod method)
    {
        var errorVariance = residualVariance / problem.Scale;
        for (var i = 0; i < products.Length; i++)
            squares[i] = products[i] * products[i] / (problem.Scale * residualVariance);

        if (method == PriorVarianceMethod.Optimised)
            PriorVariance = OrNone(MostLikelyVariance(errorVariance), errorVariance);

        SetPosterior(products, residualVariance, errorVariance);
        if (method == PriorVarianceMethod.ExpectationMaximisation)
            PriorVariance = OrNone(ExpectedSquare(), errorVariance);

        Fitted.AsSpan().Clear();
        problem.Correlations.AddProduct(Expected, problem.Scale, Fitted);
    }

    double MostLikelyVariance(double errorVariance)
    {
        var log = BrentMinimum.Find(
            log => -LogLikelihood(Math.Exp(log), errorVariance), LeastLogVariance, LargestLogVariance, LogVarianceTolerance);
        var found = Math.Exp(log);
        return LogLikelihood(found, errorVariance) < LogLikelihood(PriorVariance, errorVariance) ? PriorVariance : found;
    }

    double OrNone(double variance, double errorVariance) =>
        LogLikelihood(0, errorVariance) >= LogLikelihood(variance, errorVariance) ? 0 : variance;

    /// <summary>Log Bayes factor of the effect as a whole, at a prior variance.</summary>
    double LogLikelihood(double variance, double errorVariance)
    {
        SetLogBayesFactors(terms, variance, errorVariance);
        for (var i = 0; i < terms.Length; i++)
            terms[i] += problem.LogPriors[i];
        return LogSum.Of(terms);
    }

    void SetLogBayesFactors(double[] factors, double variance, double errorVariance)
    {
        var constant = -0.5 * LogOnePlus.Of(variance / errorVariance);
        var share = 0.5 * variance / (variance + errorVariance);
        for (var i = 0; i < problem.Variants; i++)
            factors[i] = constant + share * squares[i];
        for (var i = problem.Variants; i < factors.Length; i++)
            factors[i] = 0;
    }

    void SetPosterior(ReadOnlySpan<double> products, double residualVariance, double errorVariance)
    {
        LogBayesFactor = LogLikelihood(PriorVariance, errorVariance);
        SetLogBayesFactors(LogBayesFactors, PriorVariance, errorVariance);

        var variance = PriorVariance * errorVariance / (PriorVariance + errorVariance);
        double fit = 0, square = 0;
        for (var i = 0; i < Alpha.Length; i++)
        {
            Alpha[i] = Math.Exp(terms[i] - LogBayesFactor);
            if (i == problem.Variants)
            {
                (Mean[i], SecondMoment[i]) = (0, PriorVariance);
                continue;
            }

            Mean[i] = variance * products[i] / residualVariance;
            SecondMoment[i] = variance + Mean[i] * Mean[i];
            Expected[i] = Alpha[i] * Mean[i];
            fit += Expected[i] * products[i];
            square += Alpha[i] * SecondMoment[i];
        }

        Divergence = (fit - 0.5 * problem.Scale * square) / residualVariance - LogBayesFactor;
    }

    double ExpectedSquare()
    {
        double sum = 0;
        for (var i = 0; i < Alpha.Length; i++)
            sum += Alpha[i] * SecondMoment[i];
        return sum;
    }
}
