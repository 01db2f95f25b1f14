using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Plots.Regional;

namespace QtlQuery.Cli.Plotting;

/// <summary>What a plot of a region shows beside p-values: the genes, and the LD with a lead.</summary>
sealed class RegionalSurroundings(QtlStore store, CancellationToken cancellation)
{
    /// <summary>Genes that reach into a region.</summary>
    public IReadOnlyList<RegionalGene> Genes(GenomicRegion region) =>
    [
        .. store.Query<(string Name, int First, int Last, string? Strand)>(
            "select name, first_bp, last_bp, strand from genes_between($chromosome, $first, $last)",
            new { chromosome = region.Chromosome, first = region.Start, last = region.End },
            cancellation).Select(gene => new RegionalGene(gene.Name, gene.First, gene.Last, gene.Strand is [var strand] ? strand : null)),
    ];

    /// <summary>r2 of a lead with variants, from the dataset of LD that has most of them. LD that names no alleles is of a place with one variant only.</summary>
    /// <param name="lead">Id such as chr1_13550_G_A.</param>
    /// <param name="variants">Ids likewise.</param>
    /// <returns>The dataset, null where none has the lead, and r2 by the variant's id.</returns>
    public (string? Dataset, IReadOnlyDictionary<string, double> R2) Ld(string lead, IReadOnlyList<string> variants)
    {
        var found = store.Catalogue.Files("ld").Count == 0 ? [] : store.Query<(string Dataset, string VariantId, double R2)>(
            """
            select ld.dataset_id, variants.variant_id, max(ld.r2)
            from ld_with($lead) as ld
            join (
                select variant_id, count(*) over (partition by variant_position(variant_id)) as at_position
                from (select unnest($variants) as variant_id)
            ) as variants
                on ld.position = cast(variant_position(variants.variant_id) as integer)
                and coalesce(same_alleles(ld.ref, ld.alt, variant_ref(variants.variant_id), variant_alt(variants.variant_id)), at_position = 1)
            group by all
            """,
            new Dictionary<string, object?> { ["lead"] = lead, ["variants"] = variants },
            cancellation);
        var most = found.GroupBy(each => each.Dataset).OrderByDescending(each => each.Count()).ThenBy(each => each.Key, StringComparer.Ordinal).FirstOrDefault();
        return (most?.Key, most?.ToDictionary(each => each.VariantId, each => each.R2) ?? []);
    }
}
