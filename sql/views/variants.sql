-- about: dbSNP labels of the variants that datasets have, for look-up by rsid.
-- grain: one row per dataset_id, rsid, chromosome, position, ref, alt
create or replace view variants as
select
    'rs' || rsid_number as rsid,
    *,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_variants(getvariable('variants_files'))
;
