-- about: Refuses rows in which pip is not between 0 and 1.
-- columns: pip
-- reason: pip is not between 0 and 1
not pip between 0 and 1.000001
