using QtlQuery.Core;

namespace QtlQuery.Mapping.Traits;

/// <summary>What an annotation says of genes, found by their ids, and by those of another version of the annotation where only one gene has it.</summary>
sealed class GeneTable<T>(Dictionary<string, T> genes)
    where T : struct
{
    readonly Lazy<Dictionary<string, T>> _unversioned = new(() =>
        genes.GroupBy(gene => EnsemblId.Split(gene.Key).Id, StringComparer.Ordinal)
            .Where(group => group.Take(2).Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal));

    /// <summary>An id, to show how they look; null where there is none.</summary>
    public string? Example => genes.Keys.FirstOrDefault();

    /// <summary>Null where the annotation does not have the gene.</summary>
    public T? Find(string id) =>
        genes.TryGetValue(id, out var found) || _unversioned.Value.TryGetValue(EnsemblId.Split(id).Id, out found) ? found : null;
}
