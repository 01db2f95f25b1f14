using System.Collections.Concurrent;
using QtlQuery.Statistics.Permutations;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Finds the independent signals of a trait, forwards and then backwards.</summary>
/// <remarks>
/// Forwards the lead of each scan joins the covariates of the next one, until a lead does not count any more. Backwards each signal is
/// looked for again beside the leads of all the others, where its lead may change, and is dropped where it does not count
/// (GTEx Consortium 2017, Nature 550:204).
/// </remarks>
/// <param name="permutations">Null where nominal p-values decide.</param>
sealed class SignalSearch(CovariateBasis covariates, PermutationSet? permutations)
{
    // Below this share of a variant's squares the difference has lost digits.
    const double DigitsLost = 1e-4;

    readonly ConcurrentDictionary<int, StudentTailTable> _tails = [];

    /// <param name="variants">Of the trait's window, measured beside the covariates.</param>
    /// <param name="counts">Whether a lead of this log p-value counts: of permutations where there are some, else the nominal one.</param>
    public IReadOnlyList<TraitSignal> Find(ScannedTrait trait, IReadOnlyList<TestedVariant> variants, Func<double, bool> counts, CancellationToken cancellation)
    {
        var leads = new List<TestedVariant>();
        var first = default(Step);
        while (Scan(trait, variants, leads) is { } step && counts(step.LogP))
        {
            cancellation.ThrowIfCancellationRequested();
            first ??= step;
            leads.Add(step.LeadVariant);
        }

        if (leads.Count <= 1)
            return first is null ? [] : [Signal(1, first)];
        var signals = new List<TraitSignal>();
        for (var rank = 1; rank <= leads.Count; rank++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Scan(trait, variants, [.. leads.Where((_, i) => i != rank - 1)]) is { } step && counts(step.LogP))
                signals.Add(Signal(rank, step));
        }

        return signals;
    }

    static TraitSignal Signal(int rank, Step step)
    {
        var (variant, test) = (step.LeadVariant, step.Tests.Tests[step.Lead]);
        return new(rank, new(variant.Variant, variant.Counts, test.Slope, test.StandardError, test.NegLog10P), step.Tests, step.Df, step.Permutations, step.AsStrong, step.Approximation);
    }

    // Null where nothing is left to test.
    Step? Scan(ScannedTrait trait, IReadOnlyList<TestedVariant> variants, IReadOnlyList<TestedVariant> leads)
    {
        var beside = CovariateBasis.Of(covariates.Samples, [.. covariates.Columns, .. leads.Select(Genotypes)]);
        if (beside.Df < 1)
            return null;
        var basis = new ModelBasis(beside);
        var residuals = new TraitResiduals(trait, basis);
        var tests = residuals.Reason is null ? Test(basis, residuals, variants) : new();
        if (tests.Variants.Count == 0)
            return null;
        var (lead, square) = tests.Lead(trait, beside.Df);
        var step = new Step(tests, lead, beside.Df, -tests.Tests[lead].NegLog10P * Math.Log(10), 0, 0, null);
        if (permutations is null)
            return step;

        var largest = new PermutationPass(basis, permutations).LargestSquares(tests.Distinct(), trait.Values, square, null);
        var asStrong = largest.Count(each => each >= square);
        var approximation = BetaApproximation.Of(largest, beside.Df);
        var logP = approximation.Status == BetaApproximationStatus.Fitted
            ? approximation.LogPBeta(tests.Tests[lead].T, beside.Df)
            : Math.Log(PermutationP.Of(asStrong, largest.Length));
        return step with { LogP = logP, Permutations = largest.Length, AsStrong = asStrong, Approximation = approximation };
    }

    // Squares of residuals beside the covariates are known: each lead takes its own share away.
    TraitTests Test(ModelBasis basis, TraitResiduals residuals, IReadOnlyList<TestedVariant> variants)
    {
        var tests = new TraitTests();
        var regression = new PairRegression(basis, _tails.GetOrAdd(basis.DegreesOfFreedom, df => new(df)));
        var added = basis.Columns.Skip(covariates.Rank).ToList();
        var centred = new double[basis.Samples];
        foreach (var variant in variants)
        {
            variant.Centre(centred);
            var left = variant.Squares;
            foreach (var column in added)
            {
                var product = DoubleProducts.Dot(column, centred);
                left -= product * product;
            }

            var beside = left > DigitsLost * variant.Squares ? variant.With(left) : variant.Beside(basis, centred);
            if (beside.Varies)
                tests.Add(beside, regression.Test(centred, beside.Squares, residuals.Values, residuals.Squares));
        }

        return tests;
    }

    double[] Genotypes(TestedVariant variant)
    {
        var centred = new double[covariates.Samples];
        variant.Centre(centred);
        return centred;
    }

    /// <param name="LogP">The natural logarithm that decides.</param>
    sealed record Step(TraitTests Tests, int Lead, int Df, double LogP, int Permutations, int AsStrong, BetaApproximation? Approximation)
    {
        public TestedVariant LeadVariant => Tests.Variants[Lead];
    }
}
