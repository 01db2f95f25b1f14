using QtlQuery.Core;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Engine.Questions;

/// <summary>The usual questions as methods that give records. Everything else is SQL: <see cref="QtlStore.Query{T}(string, object?, CancellationToken)"/>.</summary>
/// <remarks>All throw <see cref="QtlQueryException"/> where a gene, variant, region or dataset is unknown; its hint names the nearest.</remarks>
public static class StoreQuestions
{
    internal const string EGeneColumns = "dataset_id, molecular_trait_id, gene_id, gene_symbol, variant_id, rsid, beta, standard_error, neg_log10_p, neg_log10_p_beta, q_value, nominal_p_value_threshold";

    internal const string SpecificityColumns = "study, quantity, gene, contexts_tested, contexts_with_effect, contexts, is_egene_in_one_context, tau_of_effects";

    /// <summary>A gene to ask about.</summary>
    /// <param name="gene">Symbol, or Ensembl gene id with or without version.</param>
    public static GeneQuestions Gene(this QtlStore store, string gene) => new(store, gene);

    /// <summary>Associations of a variant in every dataset, strongest first.</summary>
    /// <param name="variant">rsid, or chromosome, position and alleles in any usual spelling, SPDI among them, on the store's build.</param>
    public static IReadOnlyList<Association> Variant(this QtlStore store, string variant, CancellationToken cancellation = default) =>
        store.Ask<Association>(StoreLookup.Variant(store, variant), cancellation);

    /// <summary>Associations of a molecular trait in every dataset, strongest first.</summary>
    /// <param name="trait">The trait as its source names it: a transcript, intron cluster, probe, protein or CpG.</param>
    public static IReadOnlyList<Association> Trait(this QtlStore store, string trait, CancellationToken cancellation = default) =>
        store.Ask<Association>(StoreLookup.Trait(store, trait), cancellation);

    /// <summary>Associations within a region in every dataset, by position.</summary>
    /// <param name="region"><c>chromosome:start-end</c>, 1-based, both ends included.</param>
    public static IReadOnlyList<Association> Region(this QtlStore store, string region, CancellationToken cancellation = default) =>
        store.Ask<Association>(StoreLookup.Region(store, region), cancellation);

    /// <summary>eGenes of a dataset with their leads, strongest first.</summary>
    public static IReadOnlyList<EGene> EGenes(this QtlStore store, string dataset, CancellationToken cancellation = default) =>
        store.Query<EGene>(
            $"select {EGeneColumns} from egenes where dataset_id = $dataset order by neg_log10_p desc, molecular_trait_id",
            new { dataset = store.Catalogue.Dataset(dataset).DatasetId },
            cancellation);

    /// <summary>In how many contexts of each study a gene has an effect.</summary>
    /// <param name="gene">Symbol, or Ensembl gene id with or without version.</param>
    public static IReadOnlyList<GeneSpecificity> TissueSpecificity(this QtlStore store, string gene, CancellationToken cancellation = default) =>
        store.Gene(gene).TissueSpecificity(cancellation);

    internal static IReadOnlyList<T> Ask<T>(this QtlStore store, LookupQuery question, CancellationToken cancellation) =>
        store.Query<T>(question.Sql, question.Parameters, cancellation);
}
