-- about: Refuses rows in which standard_error is not a positive number.
-- columns: standard_error
-- reason: standard_error is not a positive number
standard_error <= 0 or not isfinite(standard_error)
