using QtlQuery.Core;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Traits;
using QtlQuery.Statistics.HiddenFactors;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.HiddenFactors;

/// <summary>Finds hidden factors of traits, beside covariates that are known.</summary>
public static class FactorSearch
{
    static readonly (int Below, int Number)[] Gtex = [(150, 15), (250, 30), (350, 45), (int.MaxValue, 60)];

    /// <param name="known">Of the samples of the traits, in their order.</param>
    /// <exception cref="QtlQueryException">A value is missing, or there are too few samples or traits for so many factors.</exception>
    public static FoundFactors Find(TraitMatrix traits, CovariateMatrix known, FactorOptions options)
    {
        var basis = CovariateBasis.Of(traits.Samples.Count, known.Columns.Select(column => column.Values));
        var (rows, residuals) = (new List<double[]>(), new List<double[]>());
        for (var trait = 0; trait < traits.Traits.Count; trait++)
        {
            var values = traits.ValuesOf(trait).ToArray();
            if (Array.FindIndex(values, double.IsNaN) is >= 0 and var missing)
                throw new QtlQueryException($"{traits.Path}: trait {traits.Traits[trait].Id} has no value for sample {traits.Samples[missing]}", "Hidden factors need every value: leave out the trait or the sample, or fill it in.");
            var residual = (double[])values.Clone();
            if (basis.Residualise(residual) < CovariateBasis.LeastShare)
                continue;
            rows.Add(values);
            residuals.Add(residual);
        }

        if (rows.Count == 0)
            throw new QtlQueryException($"no trait of {traits.Path} varies once known covariates are taken out", "Check covariates and traits.");
        var components = PrincipalComponents.Of(residuals);
        var number = options.Number ?? Decide(options, residuals, components, traits.Samples.Count);
        var most = Math.Min(basis.Df - 1, rows.Count - basis.Rank - 2);
        if (number > most)
        {
            throw new QtlQueryException(
                FormattableString.Invariant($"{number} factors are too many for {traits.Samples.Count} samples, {rows.Count} traits and {basis.Rank} known covariates"),
                most > 0 ? FormattableString.Invariant($"Ask for {most} at most.") : "More samples and traits are needed.");
        }

        double[] shares = [.. components.Shares.Take(number)];
        if (options.Method == FactorMethod.Pca)
            return new(Joined(known, components.Scores.Take(number), "PC"), number, rows.Count, shares, null, true);
        var independent = known.Columns.Where((_, place) => !basis.Collinear.Contains(place)).Select(column => column.Values);
        var fit = Peer.Fit(rows, [.. independent], new(number));
        return new(Joined(known, fit.Factors.TakeLast(number), "InferredCov"), number, rows.Count, shares, fit.Bounds.Count, fit.Converged);
    }

    /// <summary>GTEx's number of factors by the number of samples.</summary>
    public static int GtexNumber(int samples) => Gtex.First(each => samples < each.Below).Number;

    static int Decide(FactorOptions options, List<double[]> rows, PrincipalComponents components, int samples) => options.Rule switch
    {
        FactorNumber.Elbow => ComponentNumber.Elbow(components.Shares),
        FactorNumber.BujaEyuboglu => ComponentNumber.BujaEyuboglu(rows, options.Seed),
        _ => GtexNumber(samples),
    };

    static CovariateMatrix Joined(CovariateMatrix known, IEnumerable<double[]> factors, string name) => CovariateMatrix.Join(
        known.Samples,
        [known, new(known.Samples, [.. factors.Select((values, number) => new CovariateColumn(FormattableString.Invariant($"{name}{number + 1}"), values, null))])]);
}
