-- about: median_expression(gene): expression of a gene, by id or symbol, in every context of every study, highest first.
-- grain: one row per study, gene_id, context
-- uses: gene_expression, gene_places
-- example: from median_expression('SORT1')
-- gives: study = the datasets' study;
--   gene_id = Ensembl gene without its version;
--   gene_symbol = symbol of the gene, by any dataset of the store;
--   context = tissue, cell type or condition;
--   median_tpm (TPM) = median over the people of the context;
--   samples = people or samples that it is of
create or replace macro median_expression(gene) as table
select gene_expression.*, gene_places.gene_symbol
from gene_expression
left join gene_places using (gene_id)
where gene_expression.gene_id = unversioned(gene) or gene_expression.gene_id in (select places.gene_id from gene_places as places where upper(places.gene_symbol) = upper(gene))
order by study, median_tpm desc, gene_id, context
;
