using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc;

/// <summary>The molecular traits of datasets with variants in a locus, in the order of dataset and trait.</summary>
sealed class LocusTraits
{
    /// <summary>What stands for a dataset and a trait where a row of associations names them: numbers are read in a tenth of the time of texts.</summary>
    public const string Keys = "hash(dataset_id), hash(molecular_trait_id)";

    readonly List<Trait> _traits = [];
    readonly Dictionary<ulong, Dictionary<ulong, int>> _numbers = [];

    LocusTraits()
    {
    }

    public sealed record Trait(string DatasetId, string Id, string? GeneId, int? GeneVersion);

    public int Count => _traits.Count;

    public Trait this[int number] => _traits[number];

    public static LocusTraits Read(QtlStore store, GenomicRegion locus, IReadOnlySet<string> datasets, CancellationToken cancellation)
    {
        var traits = new LocusTraits();
        using var reader = store.Read(
            $"""
            select {Keys}, dataset_id, molecular_trait_id, gene_id, gene_version
            from stored_association_leads(getvariable('association_leads_files'))
            where list_contains($datasets, dataset_id) and chromosome = $chromosome and first_position <= $last and last_position >= $first
            order by dataset_id, molecular_trait_id
            """,
            new Dictionary<string, object?> { ["datasets"] = datasets.ToList(), ["chromosome"] = locus.Chromosome, ["first"] = locus.Start, ["last"] = locus.End },
            cancellation);
        while (reader.Next())
        {
            var row = reader.Rows;
            traits.Add(row.GetFieldValue<ulong>(0), row.GetFieldValue<ulong>(1), new(row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetInt32(5)));
        }

        return traits;
    }

    /// <summary>Numbers of a dataset's traits, from 0, by their keys.</summary>
    /// <param name="dataset">The first of <see cref="Keys"/>.</param>
    public Dictionary<ulong, int> OfDataset(ulong dataset) => _numbers[dataset];

    // Two of the same hash would be an error here, and not one taken for the other.
    void Add(ulong dataset, ulong key, Trait trait)
    {
        if (_traits.Count == 0 || _traits[^1].DatasetId != trait.DatasetId)
            _numbers.Add(dataset, []);
        _numbers[dataset].Add(key, _traits.Count);
        _traits.Add(trait);
    }
}
