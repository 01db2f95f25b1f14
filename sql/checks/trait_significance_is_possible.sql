-- about: Refuses rows in which a trait's q-value or its threshold of nominal p is not between 0 and 1, or an allelic fold change is not finite.
-- columns: q_value, nominal_p_value_threshold, log2_allelic_fold_change, log2_allelic_fold_change_lower, log2_allelic_fold_change_upper
-- reason: a q-value or p-value threshold is not between 0 and 1, or a fold change is not a finite number
not q_value between 0 and 1 or not nominal_p_value_threshold between 0 and 1
or not isfinite(log2_allelic_fold_change) or not isfinite(log2_allelic_fold_change_lower) or not isfinite(log2_allelic_fold_change_upper)
