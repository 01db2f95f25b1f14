-- about: The id of a variant as chr1_13550_G_A, and the parts of one (chr1_13550_G_A_b38 or 1_13550_G_A); null where the id is of another form.
-- uses: chromosome_name
create or replace macro variant_chromosome(id) as
    chromosome_name(nullif(split_part(id, '_', 1), ''))
;

create or replace macro variant_position(id) as
    nullif(split_part(id, '_', 2), '')
;

create or replace macro variant_ref(id) as
    nullif(split_part(id, '_', 3), '')
;

create or replace macro variant_alt(id) as
    nullif(split_part(id, '_', 4), '')
;

create or replace macro variant_build(id) as
    nullif(split_part(id, '_', 5), '')
;

create or replace macro variant_id_of(chromosome, first_base, ref, alt) as
    'chr' || chromosome || '_' || cast(first_base as varchar(11)) || '_' || ref || '_' || alt
;
