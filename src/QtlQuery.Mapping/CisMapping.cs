using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping;

/// <summary>Maps cis-QTLs from genotypes and traits into a dataset of a store.</summary>
/// <remarks>
/// Every variant of a trait's window is tested by least squares, traits and genotypes both freed of covariates; the trait's own p-value
/// comes from permutations by their beta distribution (Ongen et al. 2016, Bioinformatics 32:1479), and q-values over all traits
/// (Storey and Tibshirani 2003, PNAS 100:9440) say which have a QTL.
/// </remarks>
public static class CisMapping
{
    /// <param name="progress">Told the traits that are done.</param>
    /// <exception cref="QtlQueryException">The store is not there, another process writes the dataset, the genotypes are damaged, or no trait can be tested.</exception>
    public static CisResult Run(CisRequest request, MappingInputs inputs, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        using var dataset = ComputedDataset.Begin(request.Store, request.DatasetId, request.Engine, cancellation);
        var names = TraitName.Of(dataset, inputs.Traits.Traits);
        var traits = inputs.Traits.Traits.Select((trait, i) => new ScannedTrait(names[i].Id, trait.Chromosome, trait.Start, trait.End, inputs.Traits.ValuesOf(i).ToArray())).ToList();
        var byId = Unique(names);
        var scan = new CisScan(traits, inputs.Basis, request.Options);
        var rows = request.StorePairs ? dataset.Binned("associations", NominalRows.Columns, BinWidth(traits, request.Options)) : null;
        var pairs = rows is null ? null : new NominalRows(rows, byId, inputs.Samples.Count);
        IReadOnlyList<TraitOutcome> outcomes;
        using (rows)
        {
            outcomes = scan.Run(inputs.Genotypes, pairs is null ? null : pairs.Add, progress, cancellation);
            if (outcomes.All(outcome => outcome.Lead is null))
                throw NothingTested(inputs, outcomes);
            pairs?.Flush();
            if (rows is not null)
                dataset.Add(rows);
        }

        var verdicts = TraitVerdict.Of(outcomes, inputs.Basis.Df, request.FalseDiscoveryRate, out var threshold);
        if (request.Options.Permutations > 0)
            dataset.Add("molecular_traits", TraitRows.Columns, verdicts.Select(verdict => TraitRows.Of(verdict, byId[verdict.Outcome.Trait.Id], inputs.Basis.Df, request.FalseDiscoveryRate)));
        var fields = request.Fields with { SampleSize = inputs.Samples.Count };
        var descriptor = dataset.Commit(fields, "qtlquery map cis", Settings(request, inputs, threshold), inputs.Identify(), Remarks(outcomes, scan.VariantsLeftOut, inputs.Genotypes.LeftOut));
        return new(descriptor, verdicts, pairs?.Count ?? 0, scan.VariantsLeftOut);
    }

    static Dictionary<string, TraitName> Unique(IReadOnlyList<TraitName> names)
    {
        var byId = new Dictionary<string, TraitName>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!byId.TryAdd(name.Id, name))
                throw new QtlQueryException($"trait {name.Id} is there in two versions", "Keep one version of each gene.");
        }

        return byId;
    }

    // As many rows as traits have variants, if these are about as dense as common variants are.
    static int BinWidth(List<ScannedTrait> traits, CisOptions options)
    {
        const double VariantsABp = 1 / 400.0;
        const double RowsAFile = 1_000_000;
        var rows = traits.Sum(trait => (2.0 * options.WindowBp + trait.EndBp - trait.StartBp) * VariantsABp);
        var covered = traits.GroupBy(trait => trait.Chromosome).Sum(each => (double)each.Max(trait => trait.EndBp) - each.Min(trait => trait.StartBp) + 2.0 * options.WindowBp);
        return BinWidths.For(RowsAFile, (long)rows, (long)rows, (long)covered);
    }

    static Dictionary<string, string> Settings(CisRequest request, MappingInputs inputs, double? threshold)
    {
        var options = request.Options;
        var settings = new Dictionary<string, string>
        {
            ["covariates"] = string.Join(",", inputs.Covariates.Columns.Select(column => column.Name)),
            ["degrees_of_freedom"] = Text(inputs.Basis.Df),
            ["window_bp"] = Text(options.WindowBp),
            ["least_minor_allele_frequency"] = Text(options.LeastFrequency),
            ["fewest_minor_allele_copies"] = Text(options.FewestCopies),
            ["permutations"] = Text(options.Permutations),
        };
        if (options.Permutations == 0)
            return settings;
        settings["seed"] = Text(options.Seed);
        settings["significance_method"] = "q";
        settings["fdr"] = Text(request.FalseDiscoveryRate);
        if (options.StopAfter is { } enough)
            settings["stop_after"] = Text(enough);
        if (threshold is { } p)
            settings["trait_p_value_threshold"] = Text(p);
        return settings;
    }

    static Dictionary<string, long> Remarks(IReadOnlyList<TraitOutcome> outcomes, long leftOut, long multiallelic)
    {
        var remarks = outcomes.Where(outcome => outcome.Reason is not null)
            .CountBy(outcome => $"traits without a test: {ReasonName.Of(outcome.Reason!.Value)}")
            .ToDictionary(each => each.Key, each => (long)each.Value);
        if (leftOut > 0)
            remarks["variants that do not vary or are too rare"] = leftOut;
        if (multiallelic > 0)
            remarks["variants of more than one alternative allele"] = multiallelic;
        return remarks;
    }

    static QtlQueryException NothingTested(MappingInputs inputs, IReadOnlyList<TraitOutcome> outcomes) => new(
        $"no trait of {inputs.Traits.Path} can be tested with {inputs.Genotypes.Path}: {string.Join(", ", outcomes.CountBy(outcome => outcome.Reason!.Value).Select(each => $"{each.Value.ToString(CultureInfo.InvariantCulture)} {ReasonName.Of(each.Key)}"))}",
        "Check that both are on the same genome build and name chromosomes alike, and that the filters leave variants.");

    static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
