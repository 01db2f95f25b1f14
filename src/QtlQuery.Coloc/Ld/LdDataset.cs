using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc.Ld;

/// <summary>Which LD of a store is used.</summary>
public static class LdDataset
{
    const string Table = "ld";

    /// <summary>The dataset that is named, or the only one with LD.</summary>
    /// <exception cref="QtlQueryException">It has no LD, none has, or several have and none is named.</exception>
    public static string Of(QtlStore store, string? named) => OrNone(store, named)
        ?? throw new QtlQueryException("the store has no LD", "Ingest a matrix of r of the people tested, or of their population (--format ld_matrix); --method abf needs none.");

    /// <summary>The same; null where the store has no LD and none is named.</summary>
    /// <exception cref="QtlQueryException">It has no LD, or several have and none is named.</exception>
    public static string? OrNone(QtlStore store, string? named)
    {
        if (named is not null)
        {
            return store.Catalogue.Dataset(named).Tables.ContainsKey(Table)
                ? named
                : throw new QtlQueryException($"{named} has no LD", "'qtlquery datasets' lists what each dataset holds.");
        }

        var all = store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey(Table)).Select(dataset => dataset.DatasetId).Order(StringComparer.Ordinal).ToList();
        return all.Count < 2
            ? all.FirstOrDefault()
            : throw new QtlQueryException($"{all.Count} datasets have LD: {string.Join(", ", all)}", "Choose the one nearest to the people tested with --ld.");
    }
}
