-- about: unversioned(id) and version_of(id) part ENSG00000227232.5 into the gene and its version; _PAR_Y stays with the gene.
-- Ids of other kinds are left alone and have no version.
create or replace macro unversioned(id) as
    case when starts_with(id, 'ENS') and contains(id, '.')
        then split_part(id, '.', 1) || case when ends_with(id, '_PAR_Y') then '_PAR_Y' else '' end
        else id
    end
;

create or replace macro version_text(id) as
    case when starts_with(id, 'ENS') and contains(id, '.') then split_part(split_part(id, '.', 2), '_', 1) end
;

create or replace macro version_of(id) as
    try_cast(version_text(id) as integer)
;
