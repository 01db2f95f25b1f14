-- about: Refuses rows without a chromosome that is 1-22, X, Y or MT: unplaced contigs, haplotypes, misspelt names.
-- tables: credible_sets, signal_bayes_factors, interaction_associations
-- columns: chromosome
-- reason: chromosome is missing, or not 1-22, X, Y or MT
chromosome is null
