using System.CommandLine;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery enrich</c> compares eVariants with what they may have more of than other variants.</summary>
static class EnrichCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var what = new Argument<string>("WHAT")
        {
            Description = "regulatory: classes of regulatory elements, which is meant where nothing is given. gwas: variants of a GWAS with p up to 5e-8. tss: distances to the gene's start",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "regulatory",
        };
        what.AcceptOnlyFromAmong("regulatory", "gwas", "tss");
        return new ViewQuestion(session, common)
        {
            DatasetCondition = "dataset_id = $dataset",
            ContextCondition = "dataset_id in (select dataset_id from datasets where context = $context)",
            LeastCondition = "neg_log10_p >= $least",
            Further = [what],
            Instead = parsed => parsed.GetValue(what) switch
            {
                "gwas" => new("gwas_enrichment()", "neg_log10_p desc nulls last, dataset_id, gwas_dataset_id"),
                "tss" => new("tss_distance_profile()", "dataset_id, from_bp", HasP: false),
                _ => null,
            },
        }.Answer(
            new ProgramCommand("enrich", "Print where eVariants lie, or what they are, more often than matched variants that were tested", "qtlquery enrich gwas --store gtex.store --dataset GTEx_v8_ge_Liver"),
            "regulatory_enrichment",
            "neg_log10_p desc, dataset_id, element_dataset_id, element_class, element_context");
    }
}
