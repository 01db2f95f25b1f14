using QtlQuery.Core;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>Maps QTLs whose effect changes with a context, such as sex or a cell fraction.</summary>
/// <remarks>Each context is a covariate of the inputs; the others stay covariates of its model.</remarks>
public static class InteractionMapping
{
    const string Source = "qtlquery map interaction";

    /// <exception cref="QtlQueryException">A context is no covariate or follows from the others, the store is not there, or nothing can be tested.</exception>
    public static InteractionResult Run(InteractionRequest request, MappingInputs inputs, CancellationToken cancellation = default)
    {
        using var dataset = ComputedDataset.Begin(request.Store, request.DatasetId, request.Engine, cancellation);
        dataset.RefuseOther("interaction_associations", Source);
        var traits = MappedTraits.Of(dataset, inputs);
        var rows = new InteractionRows(traits.Names, request.StorePairs);
        var tests = new Dictionary<string, long>(StringComparer.Ordinal);
        var (degreesOfFreedom, leftOut, multiallelic, maleHeterozygous) = (0, 0L, 0L, 0L);
        foreach (var context in request.Contexts)
        {
            var column = inputs.Covariates.Columns.FirstOrDefault(each => each.Name == context)
                ?? throw new QtlQueryException($"no covariate is called '{context}'", NearestName.To(context, [.. inputs.Covariates.Columns.Select(each => each.Name)]) is { } nearest ? $"Did you mean '{nearest}'?" : "Give the context in a file of covariates.");
            var others = CovariateBasis.Of(inputs.Samples.Count, inputs.Covariates.Columns.Where(each => each != column).Select(each => each.Values));
            var scan = new InteractionScan(traits.Scanned, others, context, column.Values, request.Options);
            tests[context] = 0;
            using (var genotypes = inputs.Reopen())
            {
                scan.Run(
                    genotypes,
                    (variant, results) =>
                    {
                        rows.Add(context, variant, results);
                        tests[context] += results.Count;
                    },
                    cancellation);
                (multiallelic, maleHeterozygous) = (genotypes.LeftOut, genotypes.MaleHeterozygous);
            }

            (degreesOfFreedom, leftOut) = (scan.DegreesOfFreedom, scan.VariantsLeftOut);
        }

        var stored = rows.Rows();
        if (stored.Count == 0)
            throw new QtlQueryException($"no variant of {inputs.Genotypes.Path} can be tested with a trait of {inputs.Traits.Path}", "Check that both are on the same genome build, and that variants are common enough in both halves of the samples (--maf).");
        dataset.Add("interaction_associations", InteractionRows.Columns, stored);
        var settings = MappingSettings.Of(inputs, degreesOfFreedom);
        settings["contexts"] = string.Join(",", request.Contexts);
        settings["window_bp"] = MappingSettings.Text(request.Options.WindowBp);
        settings["least_minor_allele_frequency_in_halves"] = MappingSettings.Text(request.Options.LeastFrequencyInHalves);
        settings["tests"] = string.Join(",", tests.Values.Select(count => MappingSettings.Text(count)));
        var descriptor = dataset.Commit(request.Fields with { SampleSize = inputs.Samples.Count }, Source, settings, inputs.Identify(), MappingSettings.Remarks([], leftOut, multiallelic, maleHeterozygous));
        return new(descriptor, tests, stored.Count);
    }
}
