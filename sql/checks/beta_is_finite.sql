-- about: Refuses rows in which beta is not a finite number.
-- columns: beta
-- reason: beta is not a finite number
not isfinite(beta)
