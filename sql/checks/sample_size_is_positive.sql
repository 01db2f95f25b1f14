-- about: Refuses rows in which sample_size is not a positive number.
-- columns: sample_size
-- reason: sample_size is not a positive number
sample_size < 1
