-- about: Where a variant lies on another build, and why it lies nowhere there, given the stretch of a chain that its first base is in.
-- A variant whose alleles are not known is one base. An allele of no base is refused by a check, not here.
create or replace macro last_base_of(first_base, ref) as
    first_base + greatest(coalesce(length(ref), 1), 1) - 1
;

-- Of two sequences of one length no base is an anchor; of others, and of <DEL> and its like, the base before them would be, and the chain does not say which base that is.
create or replace macro needs_an_anchor(ref, alt) as
    coalesce(length(ref), 1) <> coalesce(length(alt), 1)
    or (length(ref) > 1 and not regexp_full_match(ref || alt, '[ACGTN]+'))
;

-- stretch_end and those after it are null where no chain has the first base.
create or replace macro lift_refusal_of(first_base, ref, alt, stretch_end, target_chromosome, is_reverse, is_ambiguous, build) as
    case
        when stretch_end is null or first_base > stretch_end then 'its position has no counterpart on ' || build
        when is_ambiguous then 'its position maps to several places on ' || build
        when target_chromosome is null then 'lifts to a contig that is no chromosome'
        when last_base_of(first_base, ref) > stretch_end then 'the reference allele is split by the chain'
        when is_reverse and needs_an_anchor(ref, alt) then 'an insertion or deletion on the reverse strand needs the reference sequence to be anchored'
    end
;

-- On the reverse strand the last base of the reference allele comes first.
create or replace macro lifted_first_base(first_base, ref, stretch_start, target_start, is_reverse) as
    cast(
        case
            when is_reverse then target_start - (last_base_of(first_base, ref) - stretch_start)
            else target_start + (first_base - stretch_start)
        end as integer
    )
;
