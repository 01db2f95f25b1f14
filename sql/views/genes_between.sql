-- about: genes_between(chromosome, first, last): the genes that reach into a region, with their strands, from whatever dataset of the store says so.
-- grain: one row per gene_id
-- uses: genes
-- example: from genes_between('1', 109000000, 110000000)
-- gives: name = the symbol, or gene_id where no dataset gives one
-- Of several versions of a gene the latest that is placed counts.
create or replace macro genes_between(of_chromosome, from_bp, to_bp) as table
with
placed as (
    select
        gene_id,
        max(gene_symbol) as gene_symbol,
        arg_max(chromosome, (strand is not null, coalesce(gene_version, 0), dataset_id)) as chromosome,
        arg_max(first_bp, (strand is not null, coalesce(gene_version, 0), dataset_id)) as first_bp,
        arg_max(last_bp, (strand is not null, coalesce(gene_version, 0), dataset_id)) as last_bp,
        arg_max(strand, (strand is not null, coalesce(gene_version, 0), dataset_id)) as strand,
    from genes
    where first_bp is not null and last_bp is not null
    group by gene_id
)
select *, coalesce(gene_symbol, gene_id) as name
from placed
where chromosome = of_chromosome and first_bp <= to_bp and last_bp >= from_bp
order by first_bp, last_bp, gene_id
;
