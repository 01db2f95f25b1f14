using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery egenes</c> lists genes with a significant variant.</summary>
static class EGenesCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new ViewQuestion(session, common)
        {
            DatasetCondition = "dataset_id = $dataset",
            ContextCondition = "dataset_id in (select dataset_id from datasets where context = $context)",
            GeneCondition = "list_contains($genes, gene_id)",
            LeastCondition = "neg_log10_p >= $least",
            Plot = (answer, _) => LeadDistances.Svg(answer),
        }.Answer(
            new ProgramCommand("egenes", "List the eGenes of each dataset, strongest first", "qtlquery egenes --store gtex.store --context Liver --limit 20"),
            "egenes",
            "neg_log10_p desc, dataset_id, molecular_trait_id");
}
