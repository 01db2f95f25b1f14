using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Mapping.Mediating;

/// <summary>Tests whether the trans effects of a store go through genes near the variant, from the values that they were mapped from.</summary>
public static class TransMediation
{
    /// <summary>From where on an effect is a distant one; as the view trans_pairs.</summary>
    const int FarBp = 5_000_000;

    /// <param name="inputs">Genotypes, traits of both near and distant genes, and covariates.</param>
    /// <param name="transDataset">The dataset of trans pairs.</param>
    /// <param name="cisDataset">The dataset of near effects; null for all of the store.</param>
    /// <returns>The strongest trans pairs first.</returns>
    /// <exception cref="QtlQueryException">The store has no such dataset, or no significant trans pair whose variant has a significant gene near it.</exception>
    public static IReadOnlyList<MediatedPair> Run(QtlStore store, MappingInputs inputs, string transDataset, string? cisDataset, CancellationToken cancellation = default)
    {
        var trans = store.Catalogue.Dataset(transDataset).DatasetId;
        var cis = cisDataset is null ? null : store.Catalogue.Dataset(cisDataset).DatasetId;
        var pairs = store.Query<Pair>(
            """
            with
            trans as (
                select molecular_trait_id, gene_id, variant_id, chromosome, position, ref, alt, neg_log10_p
                from associations
                where dataset_id = $trans and coalesce(significant, fdr <= 0.05, false)
            ),
            cis as (
                select dataset_id as cis_dataset_id, molecular_trait_id as cis_molecular_trait_id, chromosome, position, ref, alt
                from significant_pairs
                where ($cis is null or dataset_id = $cis) and abs(tss_distance) <= 1000000
            )
            select molecular_trait_id, gene_id, variant_id, chromosome, position, ref, alt, cis_dataset_id, cis_molecular_trait_id
            from trans
            join cis using (chromosome, position, ref, alt)
            where cis_molecular_trait_id <> molecular_trait_id
            order by neg_log10_p desc, molecular_trait_id, variant_id, cis_dataset_id, cis_molecular_trait_id
            """,
            new Dictionary<string, object?> { ["trans"] = trans, ["cis"] = cis },
            cancellation);
        var traits = TraitsByStoredName(store, inputs, cancellation);
        pairs = [.. pairs.Where(pair => !traits.TryGetValue(pair.Molecular_trait_id, out var trait) || IsFar(inputs.Traits.Traits[trait], pair))];
        if (pairs.Count == 0)
            throw new QtlQueryException($"no significant trans pair of {trans} (FDR 5 % where the dataset does not say) has a variant with a significant gene near it{(cis is null ? "" : $" in {cis}")}", "The cis dataset needs permutations, or 'qtlquery significance', to say which pairs are significant.");
        using var reader = inputs.Reopen();
        var variants = ChosenVariants.Read(reader, [.. pairs.Select(pair => pair.Variant)], cancellation);
        return [.. pairs.Select(pair => Test(pair, inputs, traits, variants))];
    }

    static bool IsFar(Trait trait, Pair pair) => trait.Chromosome != pair.Chromosome || Math.Abs(trait.Start - pair.Position) > FarBp;

    static MediatedPair Test(Pair pair, MappingInputs inputs, Dictionary<string, int> traits, Dictionary<(string, int, string, string), double[]> variants)
    {
        Mediation? mediation = null;
        var reason =
            !variants.TryGetValue(pair.Variant, out var copies) ? "the genotypes do not have the variant"
            : !traits.TryGetValue(pair.Molecular_trait_id, out var trait) ? "the traits do not have the distant one"
            : !traits.TryGetValue(pair.Cis_molecular_trait_id, out var mediator) ? "the traits do not have the near one"
            : (mediation = Mediation.Of(inputs.Basis, copies, inputs.Traits.ValuesOf(mediator).ToArray(), inputs.Traits.ValuesOf(trait).ToArray())) is null ? "a value is missing, or does not vary beside covariates"
            : null;
        return new(pair.Molecular_trait_id, pair.Gene_id, pair.Variant_id, pair.Cis_dataset_id, pair.Cis_molecular_trait_id, mediation, reason);
    }

    static Dictionary<string, int> TraitsByStoredName(QtlStore store, MappingInputs inputs, CancellationToken cancellation)
    {
        var names = store.Query<(int Place, string Name)>(
            "select place, molecular_trait_of(id) from (select unnest($ids) as id, unnest(range(len($ids)))::int as place)",
            new Dictionary<string, object?> { ["ids"] = inputs.Traits.Traits.Select(trait => trait.Id).ToList() },
            cancellation);
        return names.GroupBy(name => name.Name).ToDictionary(group => group.Key, group => group.First().Place, StringComparer.Ordinal);
    }

    sealed record Pair
    {
        public string Molecular_trait_id { get; init; } = "";

        public string? Gene_id { get; init; }

        public string Variant_id { get; init; } = "";

        public string Chromosome { get; init; } = "";

        public int Position { get; init; }

        public string Ref { get; init; } = "";

        public string Alt { get; init; } = "";

        public string Cis_dataset_id { get; init; } = "";

        public string Cis_molecular_trait_id { get; init; } = "";

        public (string Chromosome, int Position, string Ref, string Alt) Variant => (Chromosome, Position, Ref, Alt);
    }
}
