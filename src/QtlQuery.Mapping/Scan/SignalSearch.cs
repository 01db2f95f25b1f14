using System.Collections.Concurrent;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Finds the independent signals of a trait, or of a group of traits together, forwards and then backwards.</summary>
/// <remarks>
/// Forwards the lead of each scan joins the covariates of the next one, until a lead does not count any more. Backwards each signal is
/// looked for again beside the leads of all the others, where its lead may change, and is dropped where it does not count
/// (GTEx Consortium 2017, Nature 550:204). Of a group each scan's lead is the strongest of any of its traits, in each permutation as well, and a signal's lead joins
/// the covariates of all of them, as tensorQTL does with grouped phenotypes.
/// </remarks>
/// <param name="permutations">Null where nominal p-values decide.</param>
sealed class SignalSearch(CovariateBasis covariates, PermutationSet? permutations)
{
    // Below this share of a variant's squares the difference has lost digits.
    const double DigitsLost = 1e-4;

    readonly ConcurrentDictionary<int, StudentTailTable> _tails = [];

    /// <summary>As in <see cref="SignalScan.FoldChange"/>.</summary>
    public Func<ScannedTrait, TestedVariant, IReadOnlyList<TestedVariant>, AllelicFoldChange?>? FoldChange { get; set; }

    /// <param name="group">One trait, or several; variants are measured beside the covariates.</param>
    /// <param name="known">What all permutations say beside the covariates alone, where that was worked out before.</param>
    /// <param name="counts">Whether a lead of this log p-value counts: of permutations where there are some, else the nominal one.</param>
    public IReadOnlyList<TraitSignal> Find(IReadOnlyList<TraitVariants> group, PermutationResult? known, Func<double, bool> counts, CancellationToken cancellation)
    {
        // Tests are kept where they may be a signal's: of the first scan, which is the only signal's beside no other, and of those backwards.
        if (Scan(group, [], true, known) is not { } first || !counts(first.LogP))
            return [];
        var leads = new List<TestedVariant> { first.LeadVariant };
        while (Scan(group, leads, false) is { } step && counts(step.LogP))
        {
            cancellation.ThrowIfCancellationRequested();
            leads.Add(step.LeadVariant);
        }

        if (leads.Count == 1)
            return [Signal(1, first, [])];
        var signals = new List<TraitSignal>();
        for (var rank = 1; rank <= leads.Count; rank++)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<TestedVariant> others = [.. leads.Where((_, i) => i != rank - 1)];
            if (Scan(group, others, true) is { } step && counts(step.LogP))
                signals.Add(Signal(rank, step, others));
        }

        return signals;
    }

    TraitSignal Signal(int rank, Step step, IReadOnlyList<TestedVariant> others) =>
        new(step.Trait, rank, LeadTest.Of(step.LeadVariant, step.LeadTest) with { FoldChange = FoldChange?.Invoke(step.Trait, step.LeadVariant, others) }, step.Tests!, step.Df, step.Permuted);

    // Null where nothing is left to test. What permutations say beside these leads may be known already.
    Step? Scan(IReadOnlyList<TraitVariants> group, IReadOnlyList<TestedVariant> leads, bool keepTests, PermutationResult? known = null)
    {
        var beside = covariates.With(leads.Select(Genotypes));
        if (beside.Df < 1)
            return null;
        var basis = new ModelBasis(beside);
        var scanned = group.Select(window => Scan(basis, window, keepTests)).OfType<TraitScan>().ToList();
        if (scanned.Count == 0)
            return null;
        var largest = scanned.Max(each => each.Search.Square);
        var best = scanned.First(each => each.Search.Square >= largest - LeadSearch.Tie);
        var (lead, test) = best.Search.Lead();
        if (permutations is null)
            return new(best.Trait, best.Tests, lead, test, beside.Df, -test.NegLog10P * Math.Log(10), null);
        var permuted = known ?? PermutationResult.Of(LargestSquares(new(basis, permutations), scanned, best.Search.Square), best.Search.Square, beside.Df);
        return new(best.Trait, best.Tests, lead, test, beside.Df, permuted.LogP(test.T, beside.Df), permuted);
    }

    TraitScan? Scan(ModelBasis basis, TraitVariants window, bool keepTests)
    {
        var trait = window.Residuals.Trait;
        var residuals = new TraitResiduals(trait, basis);
        if (residuals.Reason is not null)
            return null;
        var search = new LeadSearch(trait, basis.DegreesOfFreedom);
        var tests = keepTests ? new TraitTests(window.Variants.Count) : null;
        var tested = Test(basis, residuals, window.Variants, search, tests);
        return search.Count == 0 ? null : new(trait, search, tests, tested);
    }

    // All traits have the same permutations.
    static double[] LargestSquares(PermutationPass pass, List<TraitScan> scanned, double observed) =>
        scanned.Select(each => pass.LargestSquares(DistinctVariants.Of(each.Tested), each.Trait.Values, observed, null)).Aggregate((one, other) => [.. one.Zip(other, Math.Max)]);

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

    /// <param name="Trait">Of a group the one in which the lead is strongest.</param>
    /// <param name="Tests">Null where they are not kept.</param>
    /// <param name="LogP">The natural logarithm that decides.</param>
    sealed record Step(ScannedTrait Trait, TraitTests? Tests, TestedVariant LeadVariant, PairTest LeadTest, int Df, double LogP, PermutationResult? Permuted);

    /// <param name="Tested">The variants as permutations need them.</param>
    sealed record TraitScan(ScannedTrait Trait, LeadSearch Search, TraitTests? Tests, List<TestedVariant> Tested);
}
