using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Chunks;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping;

/// <summary>Maps cis-QTLs from genotypes and traits into a dataset of a store.</summary>
/// <remarks>
/// Every variant of a trait's window is tested by least squares, traits and genotypes both freed of covariates; the trait's own p-value
/// comes from permutations by their beta distribution (Ongen et al. 2016, Bioinformatics 32:1479), and q-values over all traits
/// (Storey and Tibshirani 2003, PNAS 100:9440) say which have a QTL.
/// </remarks>
public static class CisMapping
{
    const string Source = "qtlquery map cis";

    /// <param name="progress">Told the traits that are done.</param>
    /// <exception cref="QtlQueryException">The store is not there, another process writes the dataset, the genotypes are damaged, or no trait can be tested.</exception>
    public static CisResult Run(CisRequest request, MappingInputs inputs, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        using var dataset = ComputedDataset.Begin(request.Store, request.DatasetId, request.Engine, cancellation);
        var (traits, basis) = Prepare(dataset, request, inputs);
        return Finish(dataset, request, inputs, traits, basis, Scan(dataset, request, inputs, traits, basis, (1, 1), progress, cancellation), null, cancellation);
    }

    /// <summary>Maps one of several parts of the traits, as a process among others; whichever is the last publishes the dataset that <see cref="Run"/> would have made, to the byte.</summary>
    /// <param name="number">Of the chunk, from 1.</param>
    /// <param name="count">How many chunks there are.</param>
    /// <param name="progress">Told the traits of the chunk that are done.</param>
    /// <exception cref="QtlQueryException">As for <see cref="Run"/>, or the other chunks were made of other files or with other options.</exception>
    public static MappedChunk<CisResult> RunChunk(CisRequest request, MappingInputs inputs, int number, int count, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var plan = RequestSettings.Plan(Source, request, RequestSettings.Default.CisRequest, inputs, count);
        return new ChunkedMapping(request.Store, request.DatasetId, request.Engine, plan).Run(
            number,
            dataset =>
            {
                var (traits, basis) = Prepare(dataset, request, inputs);
                return ChunkFacts.Writer(Scan(dataset, request, inputs, traits, basis, (number, count), progress, cancellation).Bare(), ChunkFacts.Default.CisScanned);
            },
            (dataset, chunks) =>
            {
                var (traits, basis) = Prepare(dataset, request, inputs);
                if (request.StorePairs)
                    dataset.Add(chunks, "associations", traits.BinWidth(request.Options.WindowBp));
                return Finish(dataset, request, inputs, traits, basis, CisScanned.Of(ChunkFacts.Read(chunks, ChunkFacts.Default.CisScanned), traits.Scanned), plan, cancellation);
            },
            cancellation);
    }

    static (MappedTraits Traits, CovariateBasis Basis) Prepare(ComputedDataset dataset, CisRequest request, MappingInputs inputs)
    {
        foreach (var table in (string[])["associations", "molecular_traits"])
            dataset.RefuseOther(table, Source);
        var traits = MappedTraits.Of(dataset, inputs);
        return request.Model == CisModel.TraitsOnly ? (traits.FreedOf(inputs.Basis), CovariateBasis.Of(inputs.Samples.Count, [])) : (traits, inputs.Basis);
    }

    // The pairs become a table of the dataset.
    static CisScanned Scan(ComputedDataset dataset, CisRequest request, MappingInputs inputs, MappedTraits traits, CovariateBasis basis, (int Number, int Count) chunk, IProgress<int>? progress, CancellationToken cancellation)
    {
        var isCountedElsewhere = TraitChunks.NearEarlier(traits.Scanned, chunk.Number, chunk.Count, basis, request.Options.WindowBp);
        var countedElsewhere = 0L;
        var foldChanges = FoldChanges.Of(inputs, traits);
        var scan = new CisScan(TraitChunks.Of(traits.Scanned, chunk.Number, chunk.Count), basis, request.Options)
        {
            CombinesP = request.JudgesTraits,
            FoldChange = foldChanges is null ? null : (trait, variant) => foldChanges.Of(trait, variant, []),
        };
        var rows = request.StorePairs ? dataset.Binned("associations", AssociationRows.Columns, traits.BinWidth(request.Options.WindowBp)) : null;
        var pairs = rows is null ? null : new NominalRows(new(rows, inputs.Samples.Count), traits.Names);
        using (rows)
        {
            var outcomes = scan.Run(
                inputs.Genotypes,
                tests =>
                {
                    countedElsewhere += tests.LeftOutWhere(isCountedElsewhere);
                    pairs?.Add(tests);
                },
                progress,
                cancellation);
            pairs?.Flush();
            if (rows is not null)
                dataset.Add(rows);
            return new(outcomes, pairs?.Count ?? 0, scan.VariantsLeftOut - countedElsewhere, inputs.Genotypes.LeftOut, inputs.Genotypes.MaleHeterozygous);
        }
    }

    // What takes all traits: which have a QTL, and the signals of those.
    static CisResult Finish(ComputedDataset dataset, CisRequest request, MappingInputs inputs, MappedTraits traits, CovariateBasis basis, CisScanned scan, ChunkPlan? plan, CancellationToken cancellation)
    {
        var outcomes = scan.Outcomes;
        if (outcomes.All(outcome => outcome.Lead is null))
            throw NothingTested(inputs, outcomes);
        var verdicts = TraitVerdict.Of(outcomes, basis.Df, request.FalseDiscoveryRate, request.TraitRule, out var threshold);
        if (request.JudgesTraits)
            dataset.Add("molecular_traits", TraitRows.Columns, verdicts.Select(verdict => TraitRows.Of(verdict, traits.Names[verdict.Outcome.Trait.Id], basis.Df, request.FalseDiscoveryRate)));
        var signals = request.Signals is { } rule ? FindSignals(dataset, request, rule, inputs, basis, verdicts, traits, cancellation) : null;
        var fineMapped = request.FineMapping is { } options ? CisFineMapping.Run(dataset, request, options, inputs, basis, verdicts, traits, cancellation) : null;
        traits.AddGenes(dataset);
        var fields = request.Fields with { SampleSize = inputs.Samples.Count };
        var settings = MappingSettings.With(plan, Settings(request, inputs, basis.Df, threshold, verdicts));
        if (fineMapped is not null)
            CisFineMapping.Describe(request.FineMapping!, fineMapped, settings);
        var untested = MappingSettings.Untested(outcomes.Where(outcome => outcome.Reason is not null).CountBy(outcome => outcome.Reason!.Value));
        var descriptor = dataset.Commit(fields, Source, settings, inputs.Identify(), MappingSettings.Remarks(untested.Concat(CisFineMapping.NotFitted(fineMapped)), scan.VariantsLeftOut, scan.Multiallelic, scan.MaleHeterozygous), request.Index);
        return new(descriptor, verdicts, scan.Pairs, scan.VariantsLeftOut, signals, basis.Df, threshold) { TraitNames = [.. traits.Scanned.Select(trait => trait.Id)], FineMapping = fineMapped };
    }

    // The genotypes are read once more, for the windows of traits that have a QTL only.
    static IReadOnlyList<FoundSignal> FindSignals(ComputedDataset dataset, CisRequest request, SignalRule rule, MappingInputs inputs, CovariateBasis basis, IReadOnlyList<TraitVerdict> verdicts, MappedTraits traits, CancellationToken cancellation)
    {
        var significant = verdicts.Where(verdict => verdict.Q <= request.FalseDiscoveryRate).ToList();
        var weakest = significant.Count == 0 ? double.NegativeInfinity : significant.Max(verdict => verdict.LogPBeta);
        var scan = new SignalScan(
            [.. significant.Select(verdict => new SignalQuestion(TraitsOf(verdict.Outcome.Trait), verdict.Outcome.Permuted))],
            basis,
            request.Options,
            rule,
            (trait, logP) => logP <= (rule == SignalRule.Permutations ? weakest : Math.Log(significant[trait].NominalThreshold ?? 0)));
        if (FoldChanges.Of(inputs, traits) is { } foldChanges)
            scan.FoldChange = foldChanges.Of;
        using var bayesFactors = request.FineMapping is null ? dataset.Sorted("signal_bayes_factors", BayesFactorRows.Columns, traits.BinWidth(request.Options.WindowBp)) : null;
        var rows = new SignalRows(bayesFactors is null ? null : new(bayesFactors), traits.Names);
        using (var genotypes = inputs.Reopen())
            scan.Run(genotypes, rows.Add, null, cancellation);
        dataset.Add("independent_signals", SignalRows.SignalColumns, rows.Signals.Select(rows.Row));
        if (bayesFactors is not null)
        {
            dataset.Add(bayesFactors);
            dataset.Add("credible_sets", SignalRows.CredibleColumns, rows.Credible);
        }

        return rows.Signals;

        // A group's verdict is its strongest trait's, and its signals are those of all its traits.
        IReadOnlyList<ScannedTrait> TraitsOf(ScannedTrait trait) =>
            request.Options.ByGroup && trait.Group is { } group ? [.. traits.Scanned.Where(each => each.Group == group)] : [trait];
    }

    static Dictionary<string, string> Settings(CisRequest request, MappingInputs inputs, int degreesOfFreedom, double? threshold, IReadOnlyList<TraitVerdict> verdicts)
    {
        var options = request.Options;
        var settings = MappingSettings.Of(inputs, degreesOfFreedom);
        settings["freed_of_covariates"] = request.Model == CisModel.TraitsOnly ? "traits" : "traits and genotypes";
        settings["window_bp"] = MappingSettings.Text(options.WindowBp);
        settings["least_minor_allele_frequency"] = MappingSettings.Text(options.LeastFrequency);
        settings["fewest_minor_allele_copies"] = MappingSettings.Text(options.FewestCopies);
        settings["samples"] = MappingSettings.Text(inputs.Samples.Count);
        settings["traits"] = MappingSettings.Text(inputs.Traits.Traits.Count);
        settings["traits_with_variants"] = MappingSettings.Text(verdicts.Count(verdict => verdict.Outcome.Lead is not null));
        settings["permutations"] = MappingSettings.Text(options.Permutations);
        if (!request.JudgesTraits)
            return settings;
        settings["by_group"] = options.ByGroup ? "true" : "false";
        if (options.Permutations > 0)
            settings["seed"] = MappingSettings.Text(options.Seed);
        settings["significance_method"] = request.TraitRule == TraitRule.Acat ? "acat" : "q";
        settings["traits_with_qtl"] = MappingSettings.Text(verdicts.Count(verdict => verdict.Q <= request.FalseDiscoveryRate));
        settings["fdr"] = MappingSettings.Text(request.FalseDiscoveryRate);
        if (request.Signals is { } rule)
            settings["signals"] = rule == SignalRule.Permutations ? "permutations" : "nominal threshold";
        if (options.StopAfter is { } enough)
            settings["stop_after"] = MappingSettings.Text(enough);
        if (threshold is { } p)
            settings["trait_p_value_threshold"] = MappingSettings.Text(p);
        return settings;
    }

    static QtlQueryException NothingTested(MappingInputs inputs, IReadOnlyList<TraitOutcome> outcomes) => new(
        $"no trait of {inputs.Traits.Path} can be tested with {inputs.Genotypes.Path}: {string.Join(", ", outcomes.CountBy(outcome => outcome.Reason!.Value).Select(each => $"{each.Value.ToString(CultureInfo.InvariantCulture)} {ReasonName.Of(each.Key)}"))}",
        "Check that both are on the same genome build and name chromosomes alike, and that the filters leave variants.");
}
