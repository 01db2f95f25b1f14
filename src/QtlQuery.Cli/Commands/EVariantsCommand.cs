using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery evariants</c> lists variants with a significant gene.</summary>
static class EVariantsCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new ViewQuestion(session, common)
        {
            DatasetCondition = "dataset_id = $dataset",
            ContextCondition = "dataset_id in (select dataset_id from datasets where context = $context)",
            GeneCondition = "(dataset_id, chromosome, position, ref, alt) in (select (dataset_id, chromosome, position, ref, alt) from significant_pairs where list_contains($genes, gene_id))",
            LeastCondition = "largest_neg_log10_p >= $least",
            Plot = (answer, _) => EVariantsAlongGenome.Svg(answer),
        }.Answer(
            new ProgramCommand("evariants", "List the variants with a significant gene, those with the most genes first", "qtlquery evariants --store gtex.store --gene SORT1"),
            "evariants",
            "egenes desc, largest_neg_log10_p desc, dataset_id, variant_id");
}
