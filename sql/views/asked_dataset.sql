-- about: asked_dataset(id): true where the store has the dataset; elsewhere an error that says so, as no rows would read like no results.
-- grain: one value
-- uses: datasets
-- example: select asked_dataset('GTEx_v8_ge_Liver') as is_there
-- gives: is_there = true; where it is not there, an error
create or replace macro asked_dataset(id) as
    (select case when id in (select dataset_id from datasets) then true else error('the store has no dataset ''' || id || '''') end)
;
