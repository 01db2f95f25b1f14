-- about: Refuses rows in which signal_pip is not between 0 and 1.
-- columns: signal_pip
-- reason: signal_pip is not between 0 and 1
not signal_pip between 0 and 1.000001
