namespace QtlQuery.Cli.Commands.Gwas;

/// <summary><c>qtlquery gwas egenes</c> lists the genes that the lead variants of a GWAS touch, one a row.</summary>
static class GwasEGenesCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new LeadQuestion(session, common).Answer(
            new("egenes", "List the genes that the lead variants of a GWAS touch, with the contexts and the direction of each", "qtlquery gwas egenes --gwas GCST005523 --store gtex.store"),
            "gwas_egenes_in",
            "locus, lead_variant_id, gene_symbol, direction, raised_in, lowered_in, largest_neg_log10_p, by_lead, lead_neg_log10_p, risk_allele, gene, contexts",
            "locus, largest_neg_log10_p desc, gene");
}
