-- about: Refuses associations without a p-value from which, and from whose effect, none can be computed: nothing was tested there.
-- tables: associations, gwas
-- columns: p_value
-- reason: no p-value, and no z or beta and standard_error to compute it from
p_value is null
