-- about: Median expression of each gene in each context of a study, from medians where the source gives them, else over its samples.
-- grain: one row per study, gene_id, context
-- uses: expression, datasets
-- example: select context, median_tpm from gene_expression where gene_id = 'ENSG00000134243' order by median_tpm desc
-- gives: study = the datasets' study; each dataset is a study of its own where that is not known;
--   median_tpm (TPM) = median over samples, on the linear scale;
--   samples = samples of that context, 0 where only the median is stored
create or replace view gene_expression as
select
    coalesce(datasets.study, expression.dataset_id) as study,
    gene_id,
    expression.context,
    coalesce(max(tpm) filter (where sample_id is null), median(tpm) filter (where sample_id is not null)) as median_tpm,
    count(sample_id) as samples,
from expression
join datasets using (dataset_id)
group by all
;
