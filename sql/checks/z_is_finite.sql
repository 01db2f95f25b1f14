-- about: Refuses rows in which z is not a finite number.
-- columns: z
-- reason: z is not a finite number
not isfinite(z)
