-- about: Refuses pairs in which r2 is not between 0 and 1.
-- columns: r, r2
-- reason: r2 is not between 0 and 1
not r2 between 0 and 1.00001
