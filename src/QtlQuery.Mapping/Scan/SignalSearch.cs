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
        // Tests are kept where they may be a signal's: of the first scan, which is the only signal's beside no other, and of those backwards.
        var tests = new TraitTests(variants.Count);
        if (Scan(trait, variants, [], known, tests) is not { } first || !counts(first.LogP))
            return [];
        var leads = new List<TestedVariant> { first.LeadVariant };
        while (Scan(trait, variants, leads) is { } step && counts(step.LogP))
        {
            cancellation.ThrowIfCancellationRequested();
            leads.Add(step.LeadVariant);
        }

        if (leads.Count == 1)
            return [Signal(1, first, tests)];
        var signals = new List<TraitSignal>();
        for (var rank = 1; rank <= leads.Count; rank++)
        {
            cancellation.ThrowIfCancellationRequested();
            tests = new(variants.Count);
            if (Scan(trait, variants, [.. leads.Where((_, i) => i != rank - 1)], null, tests) is { } step && counts(step.LogP))
                signals.Add(Signal(rank, step, tests));
        }

        return signals;
    }

    static TraitSignal Signal(int rank, Step step, TraitTests tests) => new(rank, LeadTest.Of(step.LeadVariant, step.LeadTest), tests, step.Df, step.Permuted);

    // Null where nothing is left to test. What permutations say beside these leads may be known already.
    Step? Scan(ScannedTrait trait, IReadOnlyList<TestedVariant> variants, IReadOnlyList<TestedVariant> leads, PermutationResult? known = null, TraitTests? tests = null)
    {
        var beside = covariates.With(leads.Select(Genotypes));
        if (beside.Df < 1)
            return null;
        var basis = new ModelBasis(beside);
        var residuals = new TraitResiduals(trait, basis);
        if (residuals.Reason is not null)
            return null;
        var search = new LeadSearch(trait, beside.Df);
        var tested = Test(basis, residuals, variants, search, tests);
        if (search.Count == 0)
            return null;
        var (lead, test) = search.Lead();
        if (permutations is null)
            return new(lead, test, beside.Df, -test.NegLog10P * Math.Log(10), null);
        var permuted = known ?? PermutationResult.Of(new PermutationPass(basis, permutations).LargestSquares(DistinctVariants.Of(tested), trait.Values, search.Square, null), search.Square, beside.Df);
        return new(lead, test, beside.Df, permuted.LogP(test.T, beside.Df), permuted);
    }

    // Squares of residuals beside the covariates are known: each lead takes its own share away. Gives the variants as permutations need them, where there are some.
    List<TestedVariant> Test(ModelBasis basis, TraitResiduals residuals, IReadOnlyList<TestedVariant> variants, LeadSearch search, TraitTests? tests)
    {
        var tested = new List<TestedVariant>();
        var regression = new PairRegression(basis, _tails.GetOrAdd(basis.DegreesOfFreedom, df => new(df)));
        var added = basis.Columns.Skip(covariates.Rank).ToArray();
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

            var measured = variant;
            if (!(left > DigitsLost * variant.Squares))
                (measured, left) = Measured(variant, basis, centred);
            else if (permutations is not null)
                measured = variant.With(left);
            if (!(left > 0))
                continue;
            var test = regression.Test(centred, left, residuals.Values, residuals.Squares);
            search.Add(variant, test);
            tests?.Add(variant, test);
            if (permutations is not null)
                tested.Add(measured);
        }

        return tested;
    }

    static (TestedVariant Variant, double Squares) Measured(TestedVariant variant, ModelBasis basis, double[] centred)
    {
        var beside = variant.Beside(basis, centred);
        return (beside, beside.Squares);
    }

    double[] Genotypes(TestedVariant variant)
    {
        var centred = new double[covariates.Samples];
        variant.Centre(centred);
        return centred;
    }

    /// <param name="LogP">The natural logarithm that decides.</param>
    sealed record Step(TestedVariant LeadVariant, PairTest LeadTest, int Df, double LogP, PermutationResult? Permuted);
}
