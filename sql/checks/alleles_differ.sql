-- about: Refuses rows in which ref and alt are the same.
-- columns: ref, alt
-- reason: ref and alt are the same
ref = alt
