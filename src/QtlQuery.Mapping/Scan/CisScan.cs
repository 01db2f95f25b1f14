using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Permutations;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Tests traits with the variants near them, while the genotypes are read once in the order of their positions.</summary>
/// <remarks>
/// Traits and genotypes are both freed of intercept and covariates. Memory holds the variants of one window and those of the traits
/// whose permutations are not done, however many variants there are. The results are the same for any number of threads.
/// </remarks>
sealed class CisScan
{
    const int VariantsARead = 512;

    readonly CisOptions _options;
    readonly int _samples;
    readonly ModelBasis _basis;
    readonly PairRegression _regression;
    readonly PermutationPass? _permutations;
    readonly TraitOutcome[] _outcomes;
    readonly TraitResiduals[] _traits;
    readonly TwinFinder _twins = new();

    int _ordinal;

    /// <param name="permutations">In place of those that the options' seed gives.</param>
    /// <exception cref="QtlQueryException">The covariates leave no degree of freedom.</exception>
    public CisScan(IReadOnlyList<ScannedTrait> traits, CovariateBasis covariates, CisOptions options, PermutationSet? permutations = null)
    {
        if (covariates.Df < 1)
            throw new QtlQueryException($"{covariates.Samples} samples are too few for {covariates.Rank} covariates", "A test needs at least three samples more than covariates.");
        (_options, _samples, _basis) = (options, covariates.Samples, new(covariates));
        _regression = new(_basis);
        if (options.Permutations > 0)
            _permutations = new(_basis, permutations ?? PermutationSet.Of(_samples, options.Permutations, options.Seed));
        _traits = [.. traits.Select(trait => new TraitResiduals(trait, _basis))];
        _outcomes = [.. _traits.Select(trait => Untested(trait, trait.Reason ?? UntestedReason.ChromosomeNotInGenotypes))];
    }

    /// <summary>Variants that lie in a window but do not vary or do not pass the filters.</summary>
    public long VariantsLeftOut { get; private set; }

    /// <param name="reader">Its samples are those of the traits, in their order.</param>
    /// <param name="take">Takes the tests of one stretch of variants after the other; null where only the outcomes are wanted.</param>
    /// <param name="progress">Told the traits that are done.</param>
    /// <returns>One outcome a trait, in the order of the traits.</returns>
    public IReadOnlyList<TraitOutcome> Run(IGenotypeReader reader, Action<NominalTests>? take, IProgress<int>? progress, CancellationToken cancellation)
    {
        var waiting = _traits.Index().Where(each => each.Item.Reason is null).ToLookup(each => each.Item.Trait.Chromosome);
        var block = new GenotypeBlock(VariantsARead);
        var stretch = new ChromosomeWindows([], _options.WindowBp);
        string? chromosome = null;
        var done = 0;
        using var pending = new PendingTraits(_options.Threads, () => progress?.Report(Interlocked.Increment(ref done)));
        while (reader.Read(block))
        {
            for (int first = 0, end; first < block.Count; first = end)
            {
                cancellation.ThrowIfCancellationRequested();
                if (block.Variants[first].Chromosome != chromosome)
                {
                    Finish(stretch.TakeAll(), pending, cancellation);
                    chromosome = block.Variants[first].Chromosome;
                    stretch = new([.. waiting[chromosome]], _options.WindowBp);
                }

                end = first + 1;
                while (end < block.Count && block.Variants[end].Chromosome == chromosome)
                    end++;
                Test(block, first, end, stretch, take, cancellation);
                Finish(stretch.TakeBefore(block.Variants[end - 1].Position), pending, cancellation);
            }
        }

        Finish(stretch.TakeAll(), pending, cancellation);
        pending.Wait();
        return _outcomes;
    }

    void Test(GenotypeBlock block, int first, int end, ChromosomeWindows stretch, Action<NominalTests>? take, CancellationToken cancellation)
    {
        var windows = stretch.Between(block.Variants[first].Position, block.Variants[end - 1].Position);
        if (windows.Count == 0)
            return;

        var tests = new NominalTests([.. windows.Select(window => window.Residuals.Trait)], end - first);
        ForEach(end - first, i => tests.Set(i, Test(block, first + i, windows)), cancellation);
        foreach (var (variant, results) in tests.Rows())
        {
            variant.Ordinal = _ordinal++;
            if (_permutations is not null)
                _twins.Find(variant);
            for (var trait = 0; trait < windows.Count; trait++)
            {
                if (results[trait].IsTested)
                    windows[trait].Add(variant, results[trait]);
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
        var centred = new double[_samples];
        var variant = TestedVariant.Of(block, row, _basis, centred);
        if (!_options.Admits(variant))
            return (variant, []);

        var tests = new PairTest[windows.Count];
        for (var trait = 0; trait < tests.Length; trait++)
        {
            if (windows[trait].Holds(position))
                tests[trait] = _regression.Test(centred, variant.Squares, windows[trait].Residuals.Values, windows[trait].Residuals.Squares);
        }

        return (variant, tests);
    }

    void Finish(IEnumerable<(int Trait, TraitWindow Window)> windows, PendingTraits pending, CancellationToken cancellation)
    {
        foreach (var (trait, window) in windows)
            pending.Add(() => _outcomes[trait] = Outcome(window), cancellation);
    }

    TraitOutcome Outcome(TraitWindow window)
    {
        if (window.Count == 0)
            return Untested(window.Residuals, UntestedReason.NoVariantInWindow);
        var (variant, test, square) = window.Lead(_basis.DegreesOfFreedom);
        var lead = new LeadTest(variant.Variant, variant.Counts, test.Slope, test.StandardError, test.NegLog10P);
        var outcome = new TraitOutcome(window.Residuals.Trait, window.Count, lead, 0, 0, null, null);
        if (_permutations is null)
            return outcome;

        var largest = _permutations.LargestSquares(window.Distinct(), window.Residuals.Trait.Values, square, _options.StopAfter);
        return outcome with
        {
            Permutations = largest.Length,
            AsStrong = largest.Count(each => each >= square),
            Approximation = BetaApproximation.Of(largest, _basis.DegreesOfFreedom),
        };
    }

    void ForEach(int count, Action<int> compute, CancellationToken cancellation)
    {
        if (_options.Threads == 1)
        {
            for (var i = 0; i < count; i++)
                compute(i);
            return;
        }

        Parallel.For(0, count, new() { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellation }, compute);
    }

    static TraitOutcome Untested(TraitResiduals residuals, UntestedReason reason) => new(residuals.Trait, 0, null, 0, 0, null, reason);
}
