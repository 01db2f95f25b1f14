-- about: Refuses rows in which a standard error of an interaction model is not a positive number.
-- columns: genotype_standard_error, covariate_standard_error, interaction_standard_error
-- reason: a standard error of the interaction model is not a positive number
least(genotype_standard_error, covariate_standard_error, interaction_standard_error) <= 0
or not isfinite(genotype_standard_error) or not isfinite(covariate_standard_error) or not isfinite(interaction_standard_error)
