-- about: Refuses rows in which an effect of an interaction model is not a finite number.
-- columns: genotype_beta, covariate_beta, interaction_beta
-- reason: an effect of the interaction model is not a finite number
not isfinite(genotype_beta) or not isfinite(covariate_beta) or not isfinite(interaction_beta)
