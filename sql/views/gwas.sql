-- about: Associations of variants with diseases and traits.
-- grain: one row per dataset_id, chromosome, position, ref, alt
-- uses: gwas_in
create or replace view gwas as
select * from gwas_in(getvariable('gwas_files'))
;
