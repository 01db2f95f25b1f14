-- about: has_files(dataset, files): whether a dataset has some of a table's files, by their paths alone; as a condition on dataset_id it leaves out whole files.
-- Null files, as the variable of a table without any is, are none.
create or replace macro has_files(dataset, files) as
    list_contains(list_transform(coalesce(cast(files as varchar[]), []), lambda file: regexp_extract(file, 'dataset_id=([^/]*)', 1)), dataset)
;
