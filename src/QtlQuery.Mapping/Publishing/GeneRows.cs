using QtlQuery.Core;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping.Traits;

namespace QtlQuery.Mapping.Publishing;

/// <summary>Places of the mapped genes as rows of <c>genes</c>.</summary>
/// <remarks>
/// A trait that is a gene lies where its file says. A place of one base is the transcription start, as GTEx, FastQTL and tensorQTL write it. One of more is the gene
/// from end to end, whose start needs a strand. Places of introns, peaks and the like are not those of their genes.
/// </remarks>
static class GeneRows
{
    static readonly string[] Columns = ["gene_id", "gene_version", "chromosome", "first_bp", "last_bp", "strand", "tss"];

    /// <param name="names">In the order of the traits.</param>
    public static void Add(ComputedDataset dataset, IReadOnlyList<Trait> traits, IReadOnlyList<TraitName> names)
    {
        var rows = traits.Zip(names).Where(each => each.Second.GeneId is { } gene && gene == each.Second.Id).Select(each => Row(each.First, each.Second)).ToList();
        if (rows.Count > 0)
            dataset.Add("genes", Columns, rows);
    }

    static object?[] Row(Trait trait, TraitName name)
    {
        var isStart = trait.Start == trait.End;
        int? tss = isStart ? trait.Start : trait.Strand switch { '+' => trait.Start, '-' => trait.End, _ => null };
        return
        [
            name.GeneId, name.GeneVersion, Chromosome.Name(trait.Chromosome), isStart ? null : trait.Start, isStart ? null : trait.End, trait.Strand?.ToString(), tss,
        ];
    }
}
