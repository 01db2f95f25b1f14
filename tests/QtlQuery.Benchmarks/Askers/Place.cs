using System.Globalization;
using QtlQuery.Engine;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>A gene of a dataset with its window and its lead, by which every question of a place is asked.</summary>
/// <param name="FirstPosition">Of the pairs of the gene. Whoever has no index of genes is told the window; QtlQuery and SQLite are not.</param>
sealed record Place(string DatasetId, string GeneId, string Chromosome, int FirstPosition, int LastPosition, int Position, string Ref, string Alt, string Rsid)
{
    const int RegionBp = 1_000_000;

    public int RegionStart => Math.Max(1, Position - RegionBp / 2);

    public int RegionEnd => RegionStart + RegionBp - 1;

    public string Window => string.Create(CultureInfo.InvariantCulture, $"{Chromosome}:{FirstPosition}-{LastPosition}");

    public string Region => string.Create(CultureInfo.InvariantCulture, $"{Chromosome}:{RegionStart}-{RegionEnd}");

    public string VariantId => string.Create(CultureInfo.InvariantCulture, $"chr{Chromosome}_{Position}_{Ref}_{Alt}");

    /// <summary>Genes of the first dataset, taken by a hash so that they are anywhere in the genome.</summary>
    public static IReadOnlyList<Place> Choose(QtlStore store, int count) => store.Query<Place>(
        """
        select dataset_id, gene_id, chromosome, first_position, last_position, position, ref, alt, rsid
        from stored_association_leads(getvariable('association_leads_files'))
        where dataset_id = (select min(dataset_id) from stored_association_leads(getvariable('association_leads_files')))
        order by hash(gene_id), gene_id
        limit $count
        """,
        new { count });
}
