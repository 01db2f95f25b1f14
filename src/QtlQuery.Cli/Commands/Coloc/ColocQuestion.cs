namespace QtlQuery.Cli.Commands.Coloc;

/// <summary>What is printed of colocalisation results.</summary>
static class ColocQuestion
{
    /// <summary>Of a GWAS, in datasets and loci; a further condition may follow.</summary>
    public const string Sql =
        """
        select
            dataset_id,
            coalesce(gene_symbol, gene_id) as gene,
            locus,
            posterior_h4,
            posterior_h3,
            reason,
            variant_id_of(results.chromosome, position, ref, alt) as variant_id,
            variants_shared,
            in_mhc,
            molecular_trait_id,
            variant_posterior,
            posterior_h0,
            posterior_h1,
            posterior_h2,
            log_odds_h4,
            critical_p12,
            posterior_h4_lower,
            posterior_h4_upper,
            coverage_trait,
            coverage_gwas,
            signal,
            gwas_signal,
            method,
        from coloc_results as results
        left join (select gene_id, gene_symbol from gene_places) using (gene_id)
        where gwas_dataset_id = $gwas and method = $method and list_contains($datasets, dataset_id) and list_contains($loci, locus)
        """;

    public const string Order = " order by log_odds_h4 desc nulls last, dataset_id, molecular_trait_id, locus, signal, gwas_signal limit $limit";
}
