-- about: Stored values as sources print them: numbers in their shortest form, as C prints them, and identifiers with their version.
-- A float printed so has the digits of any text of up to six; DuckDB adds .0 to whole numbers.
create or replace macro number_text(number) as
    case when ends_with(cast(number as varchar), '.0') then cast(number as varchar)[:-3] else cast(number as varchar) end
;

-- A stored p has a float's digits from 1e-37 on.
create or replace macro p_value_text(p) as
    case when p >= 1e-37 then number_text(cast(p as float)) else number_text(p) end
;

-- Six digits, since a stored p has no more of its logarithm.
create or replace macro six_digits_text(number) as
    printf('%.6g', cast(number as double))
;

create or replace macro versioned(id, version) as
    case
        when version is null then id
        when ends_with(id, '_PAR_Y') then id[:-7] || '.' || version || '_PAR_Y'
        else id || '.' || version
    end
;
