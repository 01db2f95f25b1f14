using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery meta</c> combines effects over contexts.</summary>
static class MetaCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new ViewQuestion(session, common)
        {
            GeneCondition = "list_contains($genes, gene)",
            VariantCondition = "list_contains($variants, variant_id)",
            LeastCondition = "fixed_neg_log10_p >= $least",
            Plot = (answer, _) => MetaForest.Svg(answer),
        }.Answer(
            new ProgramCommand("meta", "Combine the effects of each lead pair over contexts: mean effects and their heterogeneity", "qtlquery meta --store gtex.store --gene SORT1"),
            "heterogeneity",
            "fixed_neg_log10_p desc, study, quantity, molecular_trait_id, variant_id");
}
