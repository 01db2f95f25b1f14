-- about: Every tested trait with the median expression of its gene in the same context, from whichever study gives it.
-- grain: one row per dataset_id, molecular_trait_id, expression_study
-- uses: tested_traits, gene_expression, datasets
-- example: select gene, median_tpm, beta from expression_beside_qtl where is_significant and context = 'Liver'
-- gives: expression_study = the study whose expression this is; null where there is none for the gene and context;
--   context = of the dataset and of the expression, spelt alike
create or replace view expression_beside_qtl as
select
    traits.dataset_id,
    traits.molecular_trait_id,
    traits.gene,
    datasets.context,
    traits.is_significant,
    traits.variant_id,
    traits.beta,
    traits.standard_error,
    traits.neg_log10_p,
    expressed.study as expression_study,
    expressed.median_tpm,
    expressed.samples,
from tested_traits as traits
join datasets using (dataset_id)
left join gene_expression as expressed on expressed.gene_id = traits.gene and expressed.context = datasets.context
;
