using System.Text;
using QtlQuery.Engine;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Mapping.Publishing;

/// <summary>What the store calls a trait, by the rules that ingested files follow.</summary>
/// <param name="Object">What the trait belongs to, as its file says it; null where it does not.</param>
sealed record TraitName(string Id, string? GeneId, int? GeneVersion, string? Object)
{
    /// <summary>UTF-8.</summary>
    public byte[] IdBytes { get; } = Encoding.UTF8.GetBytes(Id);

    public byte[]? GeneIdBytes { get; } = GeneId is null ? null : Encoding.UTF8.GetBytes(GeneId);

    public byte[]? ObjectBytes { get; } = Object is null ? null : Encoding.UTF8.GetBytes(Object);

    /// <summary>Names in the order of the traits.</summary>
    public static IReadOnlyList<TraitName> Of(ComputedDataset dataset, IReadOnlyList<Trait> traits)
    {
        var genes = traits.Select(trait => trait.Group ?? "");
        var rows = dataset.Query<(string Id, string? Gene, int? Version)>(
            """
            select molecular_trait_of(id), unversioned(gene), version_of(gene)
            from (
                select id, coalesce(gene_in(id), gene_in(belongs_to)) as gene, place
                from (select unnest($ids) as id, unnest($groups) as belongs_to, unnest($places) as place)
            )
            order by place
            """,
            new { ids = new ListValue<string>([.. traits.Select(trait => trait.Id)]), groups = new ListValue<string>([.. genes]), places = new ListValue<int>([.. Enumerable.Range(0, traits.Count)]) });
        return [.. rows.Zip(traits, (row, trait) => new TraitName(row.Id, row.Gene, row.Version, trait.Group))];
    }
}
