-- about: Refuses rows that have a chromosome and no position.
-- tables: associations, gwas, molecular_traits, independent_signals
-- columns: chromosome, position
-- reason: position is missing
chromosome is not null and position is null
