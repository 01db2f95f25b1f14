using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery specificity</c> says in how many contexts genes have an effect.</summary>
static class SpecificityCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new ViewQuestion(session, common)
        {
            ContextCondition = "list_contains(contexts, $context)",
            GeneCondition = "list_contains($genes, gene)",
            Plot = (answer, _) => SpecificityHeatmap.Svg(answer),
        }.Answer(
            new ProgramCommand("specificity", "Print in how many contexts each gene has an effect, the most specific first", "qtlquery specificity --store gtex.store --context Liver"),
            "tissue_specificity",
            "is_egene_in_one_context desc, tau_of_effects desc nulls last, study, quantity, gene");
}
