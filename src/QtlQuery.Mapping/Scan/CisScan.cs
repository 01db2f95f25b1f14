using System.Buffers;
using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.MultipleTesting;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Tests traits with the variants near them, while the genotypes are read once in the order of their positions.</summary>
/// <remarks>
/// Traits and genotypes are both freed of intercept and covariates. Memory holds the variants of one window and those of the traits
/// whose permutations are not done, however many variants there are. The results are the same for any number of threads.
/// </remarks>
sealed class CisScan
{
    const double Ln10 = 2.302585092994045684;

    readonly CisOptions _options;
    readonly ModelBasis _basis;
    readonly PairRegression _regression;
    readonly PermutationPass? _permutations;
    readonly TraitOutcome?[] _outcomes;
    readonly TraitResiduals[] _traits;
    readonly LeadSearch?[] _leads;
    readonly CauchySum?[] _combined;
    readonly List<TestedVariant>?[] _variants;
    readonly IReadOnlyList<GroupOfTraits> _groups;
    readonly TwinFinder _twins = new();

    int _ordinal;

    /// <param name="permutations">In place of those that the options' seed gives.</param>
    /// <exception cref="QtlQueryException">The covariates leave no degree of freedom.</exception>
    public CisScan(IReadOnlyList<ScannedTrait> traits, CovariateBasis covariates, CisOptions options, PermutationSet? permutations = null)
    {
        if (covariates.Df < 1)
            throw new QtlQueryException($"{covariates.Samples} samples are too few for {covariates.Rank} covariates", "A test needs at least three samples more than covariates.");
        (_options, _basis) = (options, new(covariates));
        _regression = new(_basis);
        if (options.Permutations > 0)
            _permutations = new(_basis, permutations ?? PermutationSet.Of(covariates.Samples, options.Permutations, options.Seed));
        _traits = [.. traits.Select(trait => new TraitResiduals(trait, _basis))];
        _leads = new LeadSearch?[traits.Count];
        _combined = new CauchySum?[traits.Count];
        _variants = new List<TestedVariant>?[traits.Count];
        _groups = GroupOfTraits.Of(_traits, options.ByGroup);
        _outcomes = [.. _traits.Select(trait => Untested(trait, trait.Reason ?? UntestedReason.ChromosomeNotInGenotypes))];
    }

    /// <summary>Whether the p-values of each trait's variants are combined.</summary>
    public bool CombinesP { get; init; }

    /// <summary>Of a trait's lead; null where it is not wanted.</summary>
    public Func<ScannedTrait, TestedVariant, AllelicFoldChange?>? FoldChange { get; init; }

    /// <summary>Variants that lie in a window but do not vary or do not pass the filters.</summary>
    public long VariantsLeftOut { get; private set; }

    /// <param name="reader">Its samples are those of the traits, in their order.</param>
    /// <param name="take">Takes the tests of one stretch of variants after the other; null where only the outcomes are wanted.</param>
    /// <param name="progress">Told the traits that are done.</param>
    /// <returns>One outcome a trait, in the order of the traits; by group, that of the strongest trait of each, and those of traits that cannot be tested.</returns>
    public IReadOnlyList<TraitOutcome> Run(IGenotypeReader reader, Action<NominalTests>? take, IProgress<int>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var groupOf = _groups.SelectMany(group => group.Traits.Select(trait => (trait, group))).ToDictionary(each => each.trait, each => each.group);
        using var pending = new PendingTraits(_options.Threads, () => progress?.Report(Volatile.Read(ref done)));
        new WindowPass(_traits, _options.WindowBp).Run(
            reader,
            (block, first, end, windows) => Test(block, first, end, windows, take, cancellation),
            windows =>
            {
                foreach (var group in windows.Select(window => groupOf[window.Trait]).Where(group => group.End()))
                    Finish(group);
            },
            cancellation);
        foreach (var group in _groups.Where(group => group.IsLeftOpen))
            Finish(group);
        pending.Wait();
        return [.. _outcomes.Where(outcome => outcome is not null).Select(outcome => outcome!)];

        void Finish(GroupOfTraits group) => pending.Add(
            () =>
            {
                Decide(group);
                Interlocked.Add(ref done, group.Traits.Count);
            },
            cancellation);
    }

    void Test(GenotypeBlock block, int first, int end, IReadOnlyList<TraitWindow> windows, Action<NominalTests>? take, CancellationToken cancellation)
    {
        var tests = new NominalTests([.. windows.Select(window => window.Residuals.Trait)], end - first);
        Each.Of(end - first, _options.Threads, i => tests.Set(i, Test(block, first + i, windows)), cancellation);
        foreach (var (variant, results) in tests.Rows())
        {
            variant.Ordinal = _ordinal++;
            if (_permutations is not null)
                _twins.Find(variant);
            for (var i = 0; i < windows.Count; i++)
            {
                if (!results[i].IsTested)
                    continue;
                var trait = windows[i].Trait;
                (_leads[trait] ??= new(windows[i].Residuals.Trait, _basis.DegreesOfFreedom)).Add(variant, results[i]);
                if (CombinesP)
                    (_combined[trait] ??= new()).Add(-results[i].NegLog10P * Ln10);
                if (_permutations is not null || _options.ByGroup)
                    (_variants[trait] ??= []).Add(variant);
            }
        }

        VariantsLeftOut += tests.LeftOut;
        take?.Invoke(tests);
    }

    // Null for a variant outside all windows, and a variant without tests for one that is left out.
    (TestedVariant Variant, PairTest[] Tests)? Test(GenotypeBlock block, int row, IReadOnlyList<TraitWindow> windows)
    {
        var position = block.Variants[row].Position;
        if (!windows.Any(window => window.Holds(position)))
            return null;
        var rented = ArrayPool<double>.Shared.Rent(_basis.Samples);
        var centred = rented.AsSpan(0, _basis.Samples);
        var variant = TestedVariant.Of(block, row, _basis, centred);
        PairTest[] tests = _options.Admits(variant) ? new PairTest[windows.Count] : [];
        for (var trait = 0; trait < tests.Length; trait++)
        {
            if (windows[trait].Holds(position))
                tests[trait] = _regression.Test(centred, variant.Squares, windows[trait].Residuals.Values, windows[trait].Residuals.Squares);
        }

        ArrayPool<double>.Shared.Return(rented);
        return (variant, tests);
    }

    // The outcome is the strongest trait's; where none was tested, each says why.
    void Decide(GroupOfTraits group)
    {
        var tested = new List<int>();
        foreach (var trait in group.Traits)
        {
            if (_leads[trait] is not null)
                tested.Add(trait);
            else
                _outcomes[trait] = Untested(_traits[trait], UntestedReason.NoVariantInWindow);
        }

        if (tested.Count == 0)
            return;
        var largest = tested.Max(trait => _leads[trait]!.Square);
        var best = tested.Find(trait => _leads[trait]!.Square >= largest - LeadSearch.Tie);
        foreach (var trait in group.Traits)
            _outcomes[trait] = null;
        _outcomes[best] = Outcome(best, tested);
        foreach (var trait in tested)
            (_leads[trait], _combined[trait], _variants[trait]) = (null, null, null);
    }

    TraitOutcome Outcome(int best, List<int> group)
    {
        var search = _leads[best]!;
        var (variant, test) = search.Lead();
        var trait = _traits[best].Trait;
        var tested = group.Count == 1 ? search.Count : group.SelectMany(each => _variants[each]!).DistinctBy(each => each.Ordinal).Count();
        var outcome = new TraitOutcome(trait, tested, LeadTest.Of(variant, test) with { FoldChange = FoldChange?.Invoke(trait, variant) }, null, null) { LogPCombined = LogPCombined(group) };
        return _permutations is null ? outcome : outcome with { Permuted = PermutationResult.Of(LargestSquares(group, search.Square), search.Square, _basis.DegreesOfFreedom) };
    }

    // NaN where p-values are not combined.
    double LogPCombined(List<int> group)
    {
        var sum = new CauchySum();
        foreach (var trait in group)
        {
            if (_combined[trait] is { } own)
                sum.Add(own);
        }

        return sum.LogP();
    }

    // Of each permutation the largest of any trait: all traits have the same permutations. A trait that ends early by itself ends its group no later.
    double[] LargestSquares(List<int> group, double observed)
    {
        double[]? largest = null;
        foreach (var trait in group)
        {
            var own = _permutations!.LargestSquares(DistinctVariants.Of(_variants[trait]!), _traits[trait].Trait.Values, observed, _options.StopAfter);
            largest = largest is null ? own : [.. largest.Zip(own, Math.Max)];
        }

        var stronger = 0;
        for (var permutation = 0; permutation < largest!.Length; permutation++)
        {
            stronger += largest[permutation] >= observed ? 1 : 0;
            if (stronger == _options.StopAfter)
                return largest[..(permutation + 1)];
        }

        return largest;
    }

    static TraitOutcome Untested(TraitResiduals residuals, UntestedReason reason) => new(residuals.Trait, 0, null, null, reason);
}
