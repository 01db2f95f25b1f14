-- about: Of two variants' ids such as chr1_13550_G_A, both of one chromosome, the one that comes first or last: by position, then by ref and alt.
-- uses: variant_ids
create or replace macro is_in_order(id, other) as
    row(try_cast(variant_position(id) as integer), variant_ref(id), variant_alt(id)) <= row(try_cast(variant_position(other) as integer), variant_ref(other), variant_alt(other))
;

create or replace macro first_variant(id, other) as
    case when is_in_order(id, other) then id else other end
;

create or replace macro last_variant(id, other) as
    case when is_in_order(id, other) then other else id end
;
