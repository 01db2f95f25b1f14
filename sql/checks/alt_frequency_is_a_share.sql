-- about: Refuses labels in which alt_frequency is not between 0 and 1.
-- columns: alt_frequency
-- reason: alt_frequency is not between 0 and 1
not alt_frequency between 0 and 1
