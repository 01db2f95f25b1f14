-- about: join_evidence(gwas, qtl): what says whether a GWAS and a QTL dataset can be joined: build, alleles, strand, frequencies, signs and sample sizes.
-- grain: one row per check_name
-- uses: gwas_in, associations_in, asked_dataset
-- example: from join_evidence('GCST005523', 'GTEx_v8_ge_Liver')
-- gives: check_name = what was measured;
--   looked_at = variants or tests that the number comes from;
--   value = what was measured; null where there is too little to tell;
--   at_least = bound below which the join is not trusted;
--   at_most = bound above which the join is not trusted;
--   trusted = whether the number is within its bounds; null where it cannot be told and need not be;
--   meaning = the number in words;
--   hint = what is likely wrong where it is not trusted
-- Reads both datasets wholly: qtlquery gwas check looks at stretches of them.
create or replace macro join_evidence(gwas, qtl) as table
with
own as (
    select 1 as pair, * from gwas_in(getvariable('gwas_files')) as own where own.dataset_id = gwas and asked_dataset(gwas)
),
theirs as (
    select 1 as pair, * from associations_in(getvariable('associations_files')) as theirs where theirs.dataset_id = qtl and asked_dataset(qtl)
)
select check_name, looked_at, value, at_least, at_most, trusted, meaning, hint
from join_checks('own', 'theirs')
order by number
;
