-- about: top_expressed(context): the genes of a context in every study, the most expressed first.
-- grain: one row per study, gene_id
-- uses: gene_expression, gene_places
-- example: from top_expressed('Liver') limit 20
-- gives: study = the datasets' study;
--   gene_id = Ensembl gene without its version;
--   gene_symbol = symbol of the gene, by any dataset of the store;
--   context = tissue, cell type or condition;
--   median_tpm (TPM) = median over the people of the context;
--   samples = people or samples that it is of
create or replace macro top_expressed(of_context) as table
select expressed.study, expressed.gene_id, places.gene_symbol, expressed.context, expressed.median_tpm, expressed.samples
from gene_expression as expressed
left join gene_places as places using (gene_id)
where expressed.context = of_context
order by expressed.study, expressed.median_tpm desc, expressed.gene_id
;
