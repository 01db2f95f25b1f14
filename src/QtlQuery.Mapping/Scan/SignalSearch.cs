using System.Collections.Concurrent;
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
    /// <param name="known">What all permutations say beside the covariates alone, where that was worked out before.</param>
    /// <param name="counts">Whether a lead of this log p-value counts: of permutations where there are some, else the nominal one.</param>
    public IReadOnlyList<TraitSignal> Find(ScannedTrait trait, IReadOnlyList<TestedVariant> variants, PermutationResult? known, Func<double, bool> counts, CancellationToken cancellation)
    {
        var leads = new List<TestedVariant>();
        var first = default(Step);
        while (Scan(trait, variants, leads, leads.Count == 0 ? known : null) is { } step && counts(step.LogP))
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

    static TraitSignal Signal(int rank, Step step) =>
        new(rank, LeadTest.Of(step.LeadVariant, step.Tests.Tests[step.Lead]), step.Tests, step.Df, step.Permuted);

    // Null where nothing is left to test. What permutations say beside these leads may be known already.
    Step? Scan(ScannedTrait trait, IReadOnlyList<TestedVariant> variants, IReadOnlyList<TestedVariant> leads, PermutationResult? known = null)
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
        var test = tests.Tests[lead];
        if (permutations is null)
            return new(tests, lead, beside.Df, -test.NegLog10P * Math.Log(10), null);
        var permuted = known ?? PermutationResult.Of(new PermutationPass(basis, permutations).LargestSquares(tests.Distinct(), trait.Values, square, null), square, beside.Df);
        return new(tests, lead, beside.Df, permuted.LogP(test.T, beside.Df), permuted);
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
    sealed record Step(TraitTests Tests, int Lead, int Df, double LogP, PermutationResult? Permuted)
    {
        public TestedVariant LeadVariant => Tests.Variants[Lead];
    }
}
