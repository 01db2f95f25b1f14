-- about: ld_with(variant): the LD of one variant with every other, by each dataset of the store that has it.
-- grain: one row per dataset_id, position, ref, alt
-- uses: ld
-- example: select dataset_id, position, r2 from ld_with('chr1_109274968_G_T') where r2 > 0.8
-- gives: position (bp) = of the other variant;
--   ref = of the other variant; null where the source names places only;
--   alt = of the other variant; null where the source names places only;
--   r2 = square of the correlation of the two dosages
-- r2 does not depend on which allele is called ref. A pair may stand either way round.
create or replace macro ld_with(of_variant) as table
with
pairs as (
    select dataset_id, chromosome, position_1 as place, ref_1 as place_ref, alt_1 as place_alt, position_2 as position, ref_2 as ref, alt_2 as alt, coalesce(r2, r * r) as r2 from ld
    union all
    select dataset_id, chromosome, position_2, ref_2, alt_2, position_1, ref_1, alt_1, coalesce(r2, r * r) from ld
)
select dataset_id, chromosome, position, ref, alt, max(r2) as r2
from pairs
where chromosome = variant_chromosome(of_variant)
    and place = cast(variant_position(of_variant) as integer)
    and coalesce(same_alleles(place_ref, place_alt, variant_ref(of_variant), variant_alt(of_variant)), true)
    and r2 is not null
group by dataset_id, chromosome, position, ref, alt
order by dataset_id, position, ref, alt
;
