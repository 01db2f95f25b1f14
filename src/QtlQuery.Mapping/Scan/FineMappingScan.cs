using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.FineMapping;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>Fine-maps some traits by SuSiE, while the genotypes are read once more.</summary>
/// <remarks>Traits and genotypes are both freed of intercept and covariates, as in tensorQTL's map_susie and the eQTL Catalogue.</remarks>
/// <param name="traits">Each with a variant at least.</param>
sealed class FineMappingScan(IReadOnlyList<ScannedTrait> traits, CovariateBasis covariates, CisOptions options, SusieOptions susie)
{
    readonly ModelBasis _basis = new(covariates);
    readonly PairRegression _regression = new(new(covariates));

    /// <param name="take">Takes one trait at a time, in any order.</param>
    public void Run(IGenotypeReader reader, Action<FineMappedTrait> take, CancellationToken cancellation)
    {
        var gate = new Lock();
        var residuals = traits.Select(trait => new TraitResiduals(trait, _basis)).ToList();
        new CollectedWindows(residuals, GroupOfTraits.Of(residuals, byGroup: false), _basis, options, findTwins: false).Run(
            reader,
            windows =>
            {
                cancellation.ThrowIfCancellationRequested();
                var fitted = Fit(windows[0]);
                lock (gate)
                    take(fitted);
            },
            null,
            cancellation);
    }

    FineMappedTrait Fit(TraitVariants window)
    {
        var (residuals, tests, columns) = (window.Residuals, new TraitTests(window.Variants.Count), new List<double[]>(window.Variants.Count));
        foreach (var variant in window.Variants)
        {
            var genotype = new double[_basis.Samples];
            variant.Centre(genotype);
            var test = _regression.Test(genotype, variant.Squares, residuals.Values, residuals.Squares);
            if (!(_basis.Residualise(genotype) > CovariateBasis.LeastShare))
                continue;
            tests.Add(variant, test);
            columns.Add(genotype);
        }

        var genotypes = new GenotypeColumns([.. columns]);
        return new(residuals.Trait, tests, genotypes, Math.Sqrt(residuals.Squares), Susie.Fit(genotypes, residuals.Values, susie));
    }
}
