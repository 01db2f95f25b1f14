using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Chunks;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>Maps QTLs whose effect changes with a context, such as sex or a cell fraction.</summary>
/// <remarks>Each context is a covariate of the inputs; the others stay covariates of its model.</remarks>
public static class InteractionMapping
{
    const string Source = "qtlquery map interaction";
    const string Table = "interaction_associations";

    /// <exception cref="QtlQueryException">A context is no covariate or follows from the others, the store is not there, or nothing can be tested.</exception>
    public static InteractionResult Run(InteractionRequest request, MappingInputs inputs, CancellationToken cancellation = default)
    {
        using var dataset = ComputedDataset.Begin(request.Store, request.DatasetId, request.Engine, cancellation);
        var (rows, scanned) = Scan(dataset, request, inputs, (1, 1), cancellation);
        return Finish(dataset, request, inputs, rows, scanned, null);
    }

    /// <summary>Maps one of several parts of the traits, as a process among others; whichever is the last publishes the dataset that <see cref="Run"/> would have made, to the byte.</summary>
    /// <param name="number">Of the chunk, from 1.</param>
    /// <param name="count">How many chunks there are.</param>
    /// <exception cref="QtlQueryException">As for <see cref="Run"/>, or the other chunks were made of other files or with other options.</exception>
    public static MappedChunk<InteractionResult> RunChunk(InteractionRequest request, MappingInputs inputs, int number, int count, CancellationToken cancellation = default)
    {
        var plan = RequestSettings.Plan(Source, request, RequestSettings.Default.InteractionRequest, inputs, count);
        return new ChunkedMapping(request.Store, request.DatasetId, request.Engine, plan).Run(
            number,
            dataset =>
            {
                var (rows, scanned) = Scan(dataset, request, inputs, (number, count), cancellation);
                dataset.Add(Table, InteractionRows.Columns, rows);
                return ChunkFacts.Writer(scanned, ChunkFacts.Default.InteractionScanned);
            },
            (dataset, chunks) =>
            {
                var scanned = InteractionScanned.Of(ChunkFacts.Read(chunks, ChunkFacts.Default.InteractionScanned));
                var rows = dataset.Rows(chunks, Table, InteractionRows.Columns);
                InteractionRows.Rate(rows, scanned.Strongest);
                return Finish(dataset, request, inputs, rows, scanned, plan);
            },
            cancellation);
    }

    static (IReadOnlyList<object?[]> Rows, InteractionScanned Scanned) Scan(ComputedDataset dataset, InteractionRequest request, MappingInputs inputs, (int Number, int Count) chunk, CancellationToken cancellation)
    {
        dataset.RefuseOther(Table, Source);
        var traits = MappedTraits.Of(dataset, inputs);
        var rows = new InteractionRows(traits.Names, request.StorePairs);
        var tests = new Dictionary<string, long>(StringComparer.Ordinal);
        Dictionary<string, UntestedReason>? untested = null;
        var (degreesOfFreedom, leftOut, multiallelic, maleHeterozygous) = (0, 0L, 0L, 0L);
        foreach (var context in request.Contexts)
        {
            var column = inputs.Covariates.Columns.FirstOrDefault(each => each.Name == context)
                ?? throw new QtlQueryException($"no covariate is called '{context}'", NearestName.To(context, [.. inputs.Covariates.Columns.Select(each => each.Name)]) is { } nearest ? $"Did you mean '{nearest}'?" : "Give the context in a file of covariates.");
            var others = CovariateBasis.Of(inputs.Samples.Count, inputs.Covariates.Columns.Where(each => each != column).Select(each => each.Values));
            var scan = new InteractionScan(TraitChunks.Of(traits.Scanned, chunk.Number, chunk.Count), others, context, column.Values, request.Options)
            {
                IsCountedElsewhere = TraitChunks.NearEarlier(traits.Scanned, chunk.Number, chunk.Count, others, request.Options.WindowBp),
            };
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

            rows.Count(context, scan.EffectiveTests);
            untested = scan.Untested.Where(trait => untested?.ContainsKey(trait.Key) != false).ToDictionary(StringComparer.Ordinal);
            (degreesOfFreedom, leftOut) = (scan.DegreesOfFreedom, scan.VariantsLeftOut);
        }

        return (rows.Rows(), new(rows.Strongest, tests, untested ?? [], degreesOfFreedom, leftOut, multiallelic, maleHeterozygous));
    }

    static InteractionResult Finish(ComputedDataset dataset, InteractionRequest request, MappingInputs inputs, IReadOnlyList<object?[]> stored, InteractionScanned scanned, ChunkPlan? plan)
    {
        if (stored.Count == 0)
            throw new QtlQueryException($"no variant of {inputs.Genotypes.Path} can be tested with a trait of {inputs.Traits.Path}", "Check that both are on the same genome build, and that variants are common enough in both halves of the samples (--maf).");
        dataset.Add(Table, InteractionRows.Columns, stored);
        MappedTraits.Of(dataset, inputs).AddGenes(dataset);
        var settings = MappingSettings.Of(inputs, scanned.DegreesOfFreedom);
        settings["contexts"] = string.Join(",", request.Contexts);
        settings["window_bp"] = MappingSettings.Text(request.Options.WindowBp);
        settings["least_minor_allele_frequency_in_halves"] = MappingSettings.Text(request.Options.LeastFrequencyInHalves);
        settings["trait_p_value"] = request.Options.CountEffectiveTests ? "eigenmt" : "bonferroni";
        settings["tests"] = string.Join(",", request.Contexts.Select(context => MappingSettings.Text(scanned.Tests[context])));
        var descriptor = dataset.Commit(
            request.Fields with { SampleSize = inputs.Samples.Count }, Source, MappingSettings.With(plan, settings), inputs.Identify(), MappingSettings.Remarks(MappingSettings.Untested(scanned.Untested.CountBy(trait => trait.Value)), scanned.VariantsLeftOut, scanned.Multiallelic, scanned.MaleHeterozygous));
        return new(descriptor, scanned.Tests, stored.Count) { Untested = scanned.Untested };
    }
}
