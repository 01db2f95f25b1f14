-- about: Refuses rows in which effect_allele_frequency is not between 0 and 1.
-- columns: effect_allele_frequency
-- reason: effect_allele_frequency is not between 0 and 1
not effect_allele_frequency between 0 and 1
