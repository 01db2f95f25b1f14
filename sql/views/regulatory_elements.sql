-- about: Promoters, enhancers and other elements.
-- grain: one row per dataset_id, element_id, context
-- engines: duckdb, spark, trino
create or replace view regulatory_elements as
select * from stored_regulatory_elements(getvariable('regulatory_elements_files'))
;
