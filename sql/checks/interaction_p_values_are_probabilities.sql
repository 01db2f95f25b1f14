-- about: Refuses rows in which a p-value of an interaction model is not between 0 and 1.
-- columns: genotype_p_value, covariate_p_value, interaction_p_value, trait_p_value
-- reason: a p-value of the interaction model is not between 0 and 1
not genotype_p_value between 0 and 1 or not covariate_p_value between 0 and 1 or not interaction_p_value between 0 and 1 or not trait_p_value between 0 and 1
