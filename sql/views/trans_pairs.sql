-- about: Significant pairs whose gene lies on another chromosome than the variant, or more than 5 Mb away.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: significant_pairs, gene_places
-- engines: duckdb, spark, trino
-- example: select * from trans_pairs where variant_id = 'chr7_50366637_A_G'
-- gives: gene_chromosome = of the gene, by any dataset of the store;
--   gene_tss (bp) = its transcription start; null where only its chromosome is known
-- A gene that no dataset places is in no row.
create or replace view trans_pairs as
select pairs.*, places.gene_symbol, places.chromosome as gene_chromosome, places.tss as gene_tss
from significant_pairs as pairs
join gene_places as places on places.gene_id = pairs.gene_id
where places.chromosome <> pairs.chromosome or abs(pairs.position - places.tss) > 5000000
;
