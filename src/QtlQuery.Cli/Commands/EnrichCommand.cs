namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery enrich</c> compares eVariants with regulatory elements.</summary>
static class EnrichCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new ViewQuestion(session, common)
        {
            DatasetCondition = "dataset_id = $dataset",
            ContextCondition = "dataset_id in (select dataset_id from datasets where context = $context)",
            LeastCondition = "neg_log10_p >= $least",
        }.Answer(
            new ProgramCommand("enrich", "Print in which classes of regulatory elements eVariants lie more often than tested variants", "qtlquery enrich --store gtex.store --dataset GTEx_v8_ge_Liver"),
            "regulatory_enrichment",
            "neg_log10_p desc, dataset_id, element_dataset_id, element_class, element_context");
}
