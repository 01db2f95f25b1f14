using QtlQuery.Engine.Lookup;

namespace QtlQuery.Engine.Questions;

/// <summary>What can be asked about one gene of a store.</summary>
public sealed class GeneQuestions
{
    readonly QtlStore _store;
    readonly string _name;

    internal GeneQuestions(QtlStore store, string name)
    {
        (_store, _name) = (store, name);
        Ids = StoreLookup.GeneIds(store, name);
    }

    /// <summary>Ensembl ids without version. A symbol may have several.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Associations of the gene's traits in every dataset, strongest first.</summary>
    public IReadOnlyList<Association> Associations(CancellationToken cancellation = default) => _store.Ask<Association>(StoreLookup.Gene(_store, _name), cancellation);

    /// <summary>Datasets in which the gene is an eGene, with its lead, strongest first.</summary>
    public IReadOnlyList<EGene> EGenes(CancellationToken cancellation = default) =>
        _store.Query<EGene>($"select {StoreQuestions.EGeneColumns} from egenes where list_contains($ids, gene_id) order by neg_log10_p desc, dataset_id, molecular_trait_id", IdsParameter, cancellation);

    /// <summary>In how many contexts of each study the gene has an effect.</summary>
    public IReadOnlyList<GeneSpecificity> TissueSpecificity(CancellationToken cancellation = default) =>
        _store.Query<GeneSpecificity>($"select {StoreQuestions.SpecificityColumns} from tissue_specificity where list_contains($ids, gene) order by study, quantity, gene", IdsParameter, cancellation);

    object IdsParameter => new { ids = new ListValue<string>(Ids) };
}
