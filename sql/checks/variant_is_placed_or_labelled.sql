-- about: Refuses rows whose chromosome is not 1-22, X, Y or MT. Where the source names the variant by a label alone, the row stays without a place.
-- tables: associations, gwas, independent_signals
-- columns: chromosome, position, rsid
-- reason: chromosome is missing, or not 1-22, X, Y or MT
chromosome is null and (position is not null or rsid is null)
