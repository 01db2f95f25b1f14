using System.CommandLine;
using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery trans</c> lists effects on distant genes.</summary>
static class TransCommand
{
    const string Order = "neg_log10_p desc, dataset_id, molecular_trait_id, variant_id";

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var mediated = new Option<bool>("--mediated") { Description = "Those whose variant has a significant gene nearby, with tests of mediation by it" };
        return new ViewQuestion(session, common)
        {
            DatasetCondition = "dataset_id = $dataset",
            ContextCondition = "dataset_id in (select dataset_id from datasets where context = $context)",
            GeneCondition = "list_contains($genes, gene_id)",
            LeastCondition = "neg_log10_p >= $least",
            Further = [mediated],
            Instead = parsed => parsed.GetValue(mediated)
                ? new("trans_mediation", $"{Order}, cis_dataset_id, cis_molecular_trait_id", "dataset_id, molecular_trait_id, gene_symbol, variant_id, neg_log10_p, beta, cis_dataset_id, cis_gene_id, cis_beta, cis_neg_log10_p, smr_beta, smr_neg_log10_p, instruments, mediator_beta, indirect_beta, indirect_neg_log10_p, share_mediated")
                : null,
            Plot = (answer, _) => TransOverview.Svg(answer),
        }.Answer(
            new ProgramCommand("trans", "List significant pairs whose gene lies on another chromosome or more than 5 Mb away", "qtlquery trans --store gtex.store --min-neglog10p 10"),
            "trans_pairs",
            Order,
            "dataset_id, molecular_trait_id, gene_symbol, gene_chromosome, gene_tss, variant_id, rsid, neg_log10_p, beta, standard_error, fdr");
    }
}
