-- about: What a tool's variant id says: its dbSNP labels, and the place in ids such as chr11:88249377 or 1:1000:A:G; null where it says none.
-- uses: chromosome_name
create or replace macro rsids_of(label) as
    case when starts_with(label, 'rs') then replace(split_part(label, ':', 1), ';', ',') end
;

-- An id that is one label and nothing else.
create or replace macro rsid_in(label) as
    case when regexp_full_match(label, 'rs[0-9]+') then label end
;

create or replace macro label_chromosome(label) as
    case when regexp_full_match(label, '[A-Za-z0-9]+[:_][0-9]+([:_].*)?') then chromosome_name(split_part(replace(label, ':', '_'), '_', 1)) end
;

create or replace macro label_position(label) as
    case when label_chromosome(label) is not null then split_part(replace(label, ':', '_'), '_', 2) end
;
