-- about: ld_within(dataset, chromosome, first, last): the LD of all pairs of variants in a region, by one dataset.
-- grain: one row per position_1, ref_1, alt_1, position_2, ref_2, alt_2
-- uses: ld, asked_dataset
-- example: select position_1, position_2, r from ld_within('Panel_EUR', '1', 109000000, 110000000) where r2 > 0.8
create or replace macro ld_within(panel, at_chromosome, first, last) as table
select position_1, ref_1, alt_1, position_2, ref_2, alt_2, r, r2
from ld
where dataset_id = panel and asked_dataset(panel) and chromosome = at_chromosome and position_1 between first and last and position_2 between first and last
;
