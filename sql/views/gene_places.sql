-- about: Where each gene lies, from whatever dataset of the store says so.
-- grain: one row per gene_id
-- uses: genes
-- engines: duckdb, spark, trino
-- example: select * from gene_places where gene_symbol = 'SORT1'
-- Annotations that give the transcription start come first, then the latest version.
create or replace view gene_places as
select
    gene_id,
    max_by(gene_symbol, (gene_symbol is not null, tss is not null, coalesce(gene_version, 0), dataset_id)) as gene_symbol,
    max_by(chromosome, (chromosome is not null, tss is not null, coalesce(gene_version, 0), dataset_id)) as chromosome,
    max_by(tss, (tss is not null, coalesce(gene_version, 0), dataset_id)) as tss,
from genes
group by gene_id
;
