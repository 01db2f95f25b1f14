namespace QtlQuery.Cli.Commands.Gwas;

/// <summary><c>qtlquery gwas lookup</c> lists the eGenes that the lead variants of a GWAS touch, and what the risk allele does to each.</summary>
static class GwasLookupCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new LeadQuestion(session, common).Answer(
            new("lookup", "List the eGenes that the lead variants of a GWAS touch, and whether the risk allele raises or lowers them", "qtlquery gwas lookup --gwas GCST005523 --context Liver --store gtex.store"),
            "gwas_lookup_in",
            "locus, lead_variant_id, gene_symbol, context, direction, risk_allele_beta, neg_log10_p, via, r2, lead_neg_log10_p, lead_rsid, risk_allele, risk_allele_frequency, dataset_id, molecular_trait_id, gene_id, variant_id, beta, standard_error, least_r2, hm_code",
            "locus, neg_log10_p desc, dataset_id, molecular_trait_id, variant_id");
}
