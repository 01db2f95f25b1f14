-- about: Refuses rows in which minor_allele_frequency is not between 0 and 0.5.
-- columns: minor_allele_frequency
-- reason: minor_allele_frequency is not between 0 and 0.5
not minor_allele_frequency between 0 and 0.50001
