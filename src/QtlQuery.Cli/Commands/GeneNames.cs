using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands;

/// <summary>Genes as a reader knows them: by symbol where the store has it, else by id.</summary>
sealed class GeneNames
{
    readonly Dictionary<string, string> _symbols;

    GeneNames(Dictionary<string, string> symbols) => _symbols = symbols;

    /// <param name="genes">Ensembl ids.</param>
    public static GeneNames Of(QtlStore store, IEnumerable<string?> genes)
    {
        var ids = genes.OfType<string>().Distinct().ToList();
        var symbols = ids.Count == 0 ? [] : store.Query<(string Gene, string Symbol)>(
            "select gene_id, gene_symbol from gene_places where list_contains($genes, gene_id) and gene_symbol is not null",
            new Dictionary<string, object?> { ["genes"] = ids });
        return new(symbols.ToDictionary(each => each.Gene, each => each.Symbol));
    }

    public string? this[string? gene] => gene is null ? null : _symbols.GetValueOrDefault(gene, gene);
}
