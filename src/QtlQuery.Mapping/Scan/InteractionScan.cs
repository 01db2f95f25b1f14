using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.Regression;
using IndependentTests = QtlQuery.Statistics.MultipleTesting.EffectiveTests;

namespace QtlQuery.Mapping.Scan;

/// <summary>Tests whether the effect of a variant on a trait near it changes with a context: sex, a cell fraction, any covariate.</summary>
/// <remarks>The model is trait ~ covariates + genotype + context + genotype × context; the context need not be among the covariates.</remarks>
sealed class InteractionScan
{
    readonly InteractionOptions _options;
    readonly ModelBasis _basis;
    readonly InteractionRegression _regression;
    readonly ContextHalves _halves;
    readonly TraitResiduals[] _traits;
    readonly TraitResiduals[] _beside;
    readonly HashSet<string> _tested = new(StringComparer.Ordinal);
    readonly HashSet<int> _passed = [];
    readonly Dictionary<string, List<TestedVariant>> _variants = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _effectiveTests = new(StringComparer.Ordinal);

    /// <param name="context">A value a sample.</param>
    /// <exception cref="QtlQueryException">The context follows from the covariates, or they leave no degree of freedom.</exception>
    public InteractionScan(IReadOnlyList<ScannedTrait> traits, CovariateBasis covariates, string name, double[] context, InteractionOptions options)
    {
        var beside = CovariateBasis.Of(covariates.Samples, [.. covariates.Columns, context]);
        if (beside.Collinear.Contains(covariates.Rank))
            throw new QtlQueryException($"'{name}' is constant or follows from the covariates, so no interaction with it can be told", "Take it out of the covariates: it is in the model anyway.");
        if (beside.Df < 2)
            throw new QtlQueryException($"{covariates.Samples} samples are too few for {covariates.Rank} covariates and an interaction", "An interaction needs at least five samples more than covariates.");
        (_options, _basis, _halves) = (options, new(covariates), new(context));
        _regression = new(covariates, beside, context);
        _traits = [.. traits.Select(trait => new TraitResiduals(trait, _basis))];
        _beside = [.. traits.Select(trait => new TraitResiduals(trait, new(beside)))];
    }

    /// <summary>Samples - 4 - covariates.</summary>
    public int DegreesOfFreedom => _regression.DegreesOfFreedom;

    /// <summary>Trait → why it was not tested.</summary>
    public IReadOnlyDictionary<string, UntestedReason> Untested => _traits.Index()
        .Where(each => !_tested.Contains(each.Item.Trait.Id))
        .ToDictionary(each => each.Item.Trait.Id, each => each.Item.Reason ?? _beside[each.Index].Reason ?? (_passed.Contains(each.Index) ? UntestedReason.NoVariantInWindow : UntestedReason.ChromosomeNotInGenotypes), StringComparer.Ordinal);

    /// <summary>Tells by chromosome and position of a variant that is left out whether it is counted elsewhere.</summary>
    public Func<string, int, bool> IsCountedElsewhere { get; init; } = (_, _) => false;

    /// <summary>Variants in a window that are too rare in one half of the samples.</summary>
    public long VariantsLeftOut { get; private set; }

    /// <summary>Trait → effective number of independent variants among those it was tested with; empty where they are not counted.</summary>
    public IReadOnlyDictionary<string, int> EffectiveTests => _effectiveTests;

    /// <param name="take">Takes each variant with the traits it was tested with, in the order of the genotypes.</param>
    public void Run(IGenotypeReader reader, Action<TestedVariant, IReadOnlyList<(ScannedTrait Trait, InteractionTest Test)>> take, CancellationToken cancellation)
    {
        using var pending = new PendingTraits(_options.Threads, () => { });
        new WindowPass(_traits, _options.WindowBp).Run(
            reader,
            (block, first, end, windows) =>
            {
                var rows = new (TestedVariant? Variant, List<(ScannedTrait, InteractionTest)> Tests)[end - first];
                Each.Of(rows.Length, _options.Threads, i => rows[i] = Test(block, first + i, windows), cancellation);
                foreach (var (variant, tests) in rows)
                {
                    if (variant is null)
                        continue;
                    if (tests.Count > 0)
                        take(variant, tests);
                    else if (!IsCountedElsewhere(variant.Variant.Chromosome, variant.Variant.Position))
                        VariantsLeftOut++;
                    Keep(variant, tests);
                }
            },
            windows =>
            {
                foreach (var window in windows)
                {
                    _passed.Add(window.Trait);
                    Count(window.Residuals.Trait.Id, pending, cancellation);
                }
            },
            cancellation);
        pending.Wait();
    }

    void Keep(TestedVariant variant, List<(ScannedTrait Trait, InteractionTest)> tests)
    {
        foreach (var (trait, _) in tests)
        {
            _tested.Add(trait.Id);
            if (!_options.CountEffectiveTests)
                continue;
            if (!_variants.TryGetValue(trait.Id, out var variants))
                _variants.Add(trait.Id, variants = []);
            variants.Add(variant);
        }
    }

    void Count(string trait, PendingTraits pending, CancellationToken cancellation)
    {
        if (!_variants.Remove(trait, out var variants))
            return;
        pending.Add(
            () =>
            {
                var tests = IndependentTests.Of([.. variants.Select(Centred)]);
                lock (_effectiveTests)
                    _effectiveTests.Add(trait, tests);
            },
            cancellation);
    }

    double[] Centred(TestedVariant variant)
    {
        var centred = new double[_basis.Samples];
        variant.Centre(centred);
        return centred;
    }

    // No variant where none of the windows holds it, and one without tests where it is left out.
    (TestedVariant? Variant, List<(ScannedTrait, InteractionTest)> Tests) Test(GenotypeBlock block, int row, IReadOnlyList<TraitWindow> windows)
    {
        var near = windows.Where(window => window.Holds(block.Variants[row].Position)).ToList();
        if (near.Count == 0)
            return (null, []);
        var copies = new double[_basis.Samples];
        var variant = TestedVariant.Of(block, row, _basis, copies);
        variant.Centre(copies);
        for (var sample = 0; sample < copies.Length; sample++)
            copies[sample] += variant.Mean;
        if (!variant.Varies || variant.Counts.MinorCopies < _options.FewestCopies || !(_halves.MinorFrequency(copies) >= _options.LeastFrequencyInHalves - 1e-7))
            return (variant, []);

        var predictors = _regression.Prepare(copies);
        return (variant, [.. near
            .Select(window => (window.Residuals.Trait, Test: _regression.Test(predictors, _beside[window.Trait].Values, _beside[window.Trait].Squares, window.Residuals.Values)))
            .Where(each => each.Test.IsTested)]);
    }
}
