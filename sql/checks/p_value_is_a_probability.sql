-- about: Refuses rows in which p_value is not between 0 and 1 (minus log10 p under that name?).
-- columns: p_value
-- reason: p_value is not between 0 and 1 (minus log10 p under that name?)
p_value < 0 or p_value > 1
