-- about: Refuses rows in which a parameter of the beta distribution of a trait's smallest p-values is not finite.
-- columns: beta_shape1, beta_shape2, true_df
-- reason: a parameter of the beta distribution is not a finite number
not isfinite(beta_shape1) or not isfinite(beta_shape2) or not isfinite(true_df)
