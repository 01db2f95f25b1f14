using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Chunks;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping;

/// <summary>Maps trans-QTLs: every variant with every trait, of which the strongest pairs are stored and all are counted.</summary>
public static class TransMapping
{
    const string Source = "qtlquery map trans";
    const int HistogramBins = 20;

    /// <param name="progress">Told the variants that are done.</param>
    /// <exception cref="QtlQueryException">The store is not there, another process writes the dataset, the genotypes are damaged, or nothing can be tested.</exception>
    public static TransResult Run(TransRequest request, MappingInputs inputs, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var dataset = ComputedDataset.Begin(request.Store, request.DatasetId, request.Engine, cancellation);
        var traits = Prepare(dataset, inputs);
        var found = new TransScan(traits.Scanned, inputs.Basis, request.Options).Run(inputs.Genotypes, progress, cancellation);
        return Finish(dataset, request, inputs, traits, found, (inputs.Genotypes.LeftOut, inputs.Genotypes.MaleHeterozygous), null);
    }

    /// <summary>Maps one of several parts of the traits, as a process among others; whichever is the last publishes the dataset that <see cref="Run"/> would have made, to the byte.</summary>
    /// <param name="number">Of the chunk, from 1.</param>
    /// <param name="count">How many chunks there are.</param>
    /// <param name="progress">Told the variants that are done.</param>
    /// <exception cref="QtlQueryException">As for <see cref="Run"/>, or the other chunks were made of other files or with other options.</exception>
    public static MappedChunk<TransResult> RunChunk(TransRequest request, MappingInputs inputs, int number, int count, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var plan = RequestSettings.Plan(Source, request, RequestSettings.Default.TransRequest, inputs, count);
        return new ChunkedMapping(request.Store, request.DatasetId, request.Engine, plan).Run(
            number,
            dataset =>
            {
                var traits = Prepare(dataset, inputs);
                var own = TraitChunks.Of(traits.Scanned, number, count).Select(trait => trait.Id).ToHashSet(StringComparer.Ordinal);
                var found = new TransScan(traits.Scanned, inputs.Basis, request.Options, own).Run(inputs.Genotypes, progress, cancellation);
                return ChunkFacts.Writer(TransScanned.Of(found, inputs.Genotypes), ChunkFacts.Default.TransScanned);
            },
            (dataset, chunks) =>
            {
                var traits = Prepare(dataset, inputs);
                var byId = traits.Scanned.ToDictionary(trait => trait.Id, StringComparer.Ordinal);
                var scanned = ChunkFacts.Read(chunks, ChunkFacts.Default.TransScanned);
                var found = new TransScan(traits.Scanned, inputs.Basis, request.Options).Join([.. scanned.Select(chunk => chunk.Outcome(byId))]);
                return Finish(dataset, request, inputs, traits, found, (scanned.Max(chunk => chunk.Multiallelic), scanned.Max(chunk => chunk.MaleHeterozygous)), plan);
            },
            cancellation);
    }

    static MappedTraits Prepare(ComputedDataset dataset, MappingInputs inputs)
    {
        dataset.RefuseOther("associations", Source);
        return MappedTraits.Of(dataset, inputs);
    }

    static TransResult Finish(ComputedDataset dataset, TransRequest request, MappingInputs inputs, MappedTraits traits, TransOutcome found, (long Multiallelic, long MaleHeterozygous) passedOver, ChunkPlan? plan)
    {
        if (found.Tests == 0)
            throw new QtlQueryException($"no variant of {inputs.Genotypes.Path} can be tested with a trait of {inputs.Traits.Path}", "Check the filters: --maf, --mac and the distance to be kept.");
        var pairs = Store(dataset, traits, found, inputs.Samples.Count);
        traits.AddGenes(dataset);
        var lambda = found.Correlations.Lambda(inputs.Basis.Df);
        var descriptor = dataset.Commit(
            request.Fields with { SampleSize = inputs.Samples.Count },
            Source,
            MappingSettings.With(plan, Settings(request, inputs, found, lambda)),
            inputs.Identify(),
            MappingSettings.Remarks(MappingSettings.Untested(found.Untested), found.VariantsLeftOut, passedOver.Multiallelic, passedOver.MaleHeterozygous));
        return new(descriptor, pairs, found.Tests, found.Excluded, found.Hits.LongCount(hit => hit.FalseDiscoveryRate <= AssociationRows.SignificantRate), lambda, found.VariantsLeftOut);
    }

    static long Store(ComputedDataset dataset, MappedTraits traits, TransOutcome found, int samples)
    {
        using var rows = dataset.Binned("associations", AssociationRows.Columns, BinWidths.WholeChromosome);
        var pairs = new AssociationRows(rows, samples);
        GenotypeVariant? before = null;
        foreach (var hits in OfOneVariant(Ordered(found.Hits)))
        {
            var variant = hits[0].Variant.Variant;
            if (before is not null && before.Chromosome == variant.Chromosome && before.Position == variant.Position && StoredVariant.Compare(before, variant) == 0)
                throw StoredVariant.Twice(variant);
            before = variant;
            var cells = VariantCells.Of(variant, hits[0].Variant.Counts);
            foreach (var hit in hits)
                pairs.Write(cells, hit.Trait, traits.Names[hit.Trait.Id], hit.Test, hit.FalseDiscoveryRate);
        }

        dataset.Add(rows);
        return pairs.Count;
    }

    // Chromosomes in the order of the genotypes; alleles of one position in the table's.
    static IEnumerable<TransHit> Ordered(IReadOnlyList<TransHit> hits)
    {
        var chromosomes = hits.Select(hit => hit.Variant.Variant.Chromosome).Distinct().Index().ToDictionary(each => each.Item, each => each.Index);
        return hits
            .OrderBy(hit => chromosomes[hit.Variant.Variant.Chromosome])
            .ThenBy(hit => hit.Variant.Variant.Position)
            .ThenBy(hit => hit.Variant.Variant, Comparer<GenotypeVariant>.Create(StoredVariant.Compare));
    }

    static IEnumerable<List<TransHit>> OfOneVariant(IEnumerable<TransHit> hits)
    {
        var same = new List<TransHit>();
        foreach (var hit in hits)
        {
            if (same.Count > 0 && same[0].Variant != hit.Variant)
            {
                yield return same;
                same = [];
            }

            same.Add(hit);
        }

        if (same.Count > 0)
            yield return same;
    }

    static Dictionary<string, string> Settings(TransRequest request, MappingInputs inputs, TransOutcome found, double lambda)
    {
        var options = request.Options;
        var settings = MappingSettings.Of(inputs, inputs.Basis.Df);
        settings["least_neg_log10_p"] = MappingSettings.Text(options.LeastNegLog10P);
        settings["cis_bp"] = options.CisBp is { } cis ? MappingSettings.Text(cis) : "none left out";
        settings["least_minor_allele_frequency"] = MappingSettings.Text(options.LeastFrequency);
        settings["fewest_minor_allele_copies"] = MappingSettings.Text(options.FewestCopies);
        settings["cross_mappable_pairs"] = MappingSettings.Text(options.CrossMappable.Count);
        settings["tests"] = MappingSettings.Text(found.Tests);
        settings["tests_left_out"] = MappingSettings.Text(found.Excluded);
        settings["lambda"] = MappingSettings.Text(lambda);
        settings["tests_by_p_value"] = string.Join(",", found.Correlations.PHistogram(HistogramBins, inputs.Basis.Df).Select(count => MappingSettings.Text(count)));
        return settings;
    }
}
