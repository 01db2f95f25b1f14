-- about: Refuses rows in which position is not a positive number.
-- columns: position
-- reason: position is not a positive number
position < 1
