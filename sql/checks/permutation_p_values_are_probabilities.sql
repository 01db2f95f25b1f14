-- about: Refuses rows in which a p-value of the permutations of a trait is not between 0 and 1.
-- columns: p_value_true_df, permutation_p_value, p_beta
-- reason: a p-value of the permutations is not between 0 and 1
not p_value_true_df between 0 and 1 or not permutation_p_value between 0 and 1 or not p_beta between 0 and 1
