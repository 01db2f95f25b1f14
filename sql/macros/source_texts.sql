-- about: Stored values as sources print them: numbers in their shortest form, as C prints them, and identifiers with their version.
-- A float printed so has the digits of any text of up to six; DuckDB adds .0 to whole numbers.
create or replace macro number_text(number) as
    case when ends_with(cast(number as varchar), '.0') then cast(number as varchar)[:-3] else cast(number as varchar) end
;

-- A stored p has a float's digits from 1e-37 on.
create or replace macro p_value_text(p) as
    case when p >= 1e-37 then number_text(cast(p as float)) else number_text(p) end
;

-- A text that number_text may not give back from the float that was read from it; null for one that it does give back for certain:
-- not zero, which may stand for a smaller p, up to six digits, no zeros before or behind them, an exponent from -05 to -37 where there are more than three zeros behind the point.
create or replace macro unusual_number(text) as
    case
        when not (
            regexp_full_match(text, '-?([1-9][0-9]*|[1-9][0-9]*[.][0-9]*[1-9]|0[.]0{0,3}[1-9]|0[.]0{0,3}[1-9][0-9]*[1-9]|[1-9]([.][0-9]*[1-9])?e-(0[5-9]|[12][0-9]|3[0-7]))')
            and length(regexp_replace(text, '^-?0?[.]?0*|e.*|[.-]', '', 'g')) <= 6
        )
            then text
    end
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
