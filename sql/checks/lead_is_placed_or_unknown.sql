-- about: Refuses traits whose lead has a position on a chromosome that is not 1-22, X, Y or MT. A trait without a lead, or with one that has only a label, stays.
-- tables: molecular_traits
-- columns: chromosome, position
-- reason: chromosome is missing, or not 1-22, X, Y or MT
chromosome is null and position is not null
