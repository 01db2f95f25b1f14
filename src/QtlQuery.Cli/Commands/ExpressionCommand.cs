namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery expression</c> prints how much genes are expressed.</summary>
static class ExpressionCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new ViewQuestion(session, common)
        {
            ContextCondition = "context = $context",
            GeneCondition = "list_contains($genes, gene_id)",
        }.Answer(
            new ProgramCommand("expression", "Print the median expression of genes in contexts, the highest first", "qtlquery expression --store gtex.store --gene SORT1"),
            "gene_expression left join gene_places using (gene_id)",
            "median_tpm desc, study, gene_id, context",
            "gene_expression.*, gene_symbol");
}
