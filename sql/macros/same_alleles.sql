-- about: same_alleles(ref, alt, other_ref, other_alt) says whether two pairs are of the same two alleles, whichever of them is called ref.
create or replace macro same_alleles(ref, alt, other_ref, other_alt) as
    least(ref, alt) = least(other_ref, other_alt) and greatest(ref, alt) = greatest(other_ref, other_alt)
;
