using QtlQuery.Coloc.FineMapping;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.Clpp;

/// <summary>Posteriors of the signals of a locus: those that were ingested, and those of one causal variant of traits of which none were.</summary>
sealed class PosteriorReader(QtlStore store, TraitsRequest request)
{
    static readonly (string Source, string Value)[] Stored = [(PosteriorSource.CredibleSets, "pip"), (PosteriorSource.BayesFactors, "ln_bayes_factor")];

    /// <param name="dataset">The GWAS, or one of the datasets.</param>
    public IReadOnlyList<SignalPosteriors> Of(string dataset, GenomicRegion locus, CancellationToken cancellation)
    {
        var ingested = Stored
            .Where(each => store.Catalogue.Dataset(dataset).Tables.ContainsKey(each.Source))
            .Select(each => Ingested(dataset, locus, each.Source, each.Value, cancellation))
            .FirstOrDefault(found => found.Count > 0) ?? [];
        if (dataset == request.Gwas)
            return ingested.Count > 0 ? ingested : [.. new TraitReader(store, request with { Datasets = [] }).All(locus, cancellation).Select(OneCausal)];
        var known = ingested.Select(signal => signal.MolecularTraitId).ToHashSet();
        var others = new TraitReader(store, request with { Gwas = null, Datasets = [dataset] }).All(locus, cancellation).Where(trait => !known.Contains(trait.MolecularTraitId)).Select(OneCausal);
        return [.. ingested.Concat(others).OrderBy(signal => signal.MolecularTraitId, StringComparer.Ordinal)];
    }

    List<SignalPosteriors> Ingested(string dataset, GenomicRegion locus, string source, string value, CancellationToken cancellation)
    {
        var isGwas = dataset == request.Gwas;
        var parameters = new Dictionary<string, object?> { ["dataset"] = dataset, ["chromosome"] = locus.Chromosome, ["first"] = locus.Start, ["last"] = locus.End };
        if (request.Genes is not null && !isGwas)
            parameters["genes"] = request.Genes;
        if (request.Traits is not null && !isGwas)
            parameters["traits"] = request.Traits;
        var signals = new List<SignalPosteriors>();
        using var reader = store.Read(
            $"""
            select molecular_trait_id, gene_id, {(source == PosteriorSource.CredibleSets ? "coalesce(signal, credible_set_id)" : "signal")} as signal, position, ref, alt, {value}
            from {source}
            where dataset_id = $dataset and chromosome = $chromosome and position between $first and $last and {value} is not null and ref is not null and alt is not null
            {(parameters.ContainsKey("genes") ? "and list_contains($genes, gene_id)" : "")}
            {(parameters.ContainsKey("traits") ? "and list_contains($traits, molecular_trait_id)" : "")}
            order by molecular_trait_id, signal, position, ref, alt
            """,
            parameters,
            cancellation);
        while (reader.Next())
        {
            var row = reader.Rows;
            var (trait, name) = (row.GetString(0), row.GetString(2));
            if (signals.Count == 0 || signals[^1].MolecularTraitId != trait || signals[^1].Signal != name)
                signals.Add(new(dataset, trait, row.IsDBNull(1) ? null : row.GetString(1), name, source, [], null));
            if (!signals[^1].Variants.TryAdd(VariantKey.Of(row.GetInt32(3), row.GetString(4), row.GetString(5)), (row.GetString(4), row.GetString(5), row.GetDouble(6))))
                signals[^1] = signals[^1] with { Refusal = RefusalName.Of(ColocalisationRefusal.RepeatedVariant) };
        }

        return source == PosteriorSource.CredibleSets ? signals : signals.ConvertAll(signal => signal with { Variants = Shares(signal.Variants) });
    }

    static Dictionary<VariantKey, (string Ref, string Alt, double Posterior)> Shares(Dictionary<VariantKey, (string Ref, string Alt, double Log)> logs) =>
        logs.Zip(LogSum.Shares([.. logs.Values.Select(variant => variant.Log)])).ToDictionary(each => each.First.Key, each => each.First.Value with { Log = each.Second });

    static SignalPosteriors OneCausal(TestedTrait trait)
    {
        var factors = trait.Factors();
        var none = new SignalPosteriors(trait.DatasetId, trait.MolecularTraitId, trait.GeneId, null, PosteriorSource.OneCausal, [], null);
        if (factors.Refusal is { } refusal)
            return none with { Refusal = RefusalName.Of(refusal) };
        int[] usable = [.. Enumerable.Range(0, factors.Logs.Length).Where(row => double.IsFinite(factors.Logs[row]))];
        // With the null: a trait without a signal has no probable variant, where one of many would still be more probable than 0.01 if one must be causal.
        var posteriors = SingleCausalVariant.Posteriors([.. usable.Select(row => factors.Logs[row])], SingleCausalFineMapping.Prior).Variants;
        for (var i = 0; i < usable.Length; i++)
            none.Variants[VariantKey.Of(trait.Rows.Position[usable[i]], trait.Rows.Ref[usable[i]], trait.Rows.Alt[usable[i]])] = (trait.Rows.Ref[usable[i]], trait.Rows.Alt[usable[i]], posteriors[i]);
        return none;
    }
}
