-- about: Refuses rows in which tpm is negative or not finite.
-- columns: tpm
-- reason: tpm is negative or not a finite number
tpm < 0 or not isfinite(tpm)
