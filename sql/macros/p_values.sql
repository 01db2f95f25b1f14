-- about: p-values at any size: minus log10 of a p given as text, the 24 bits of mantissa that a stored p keeps, and minus log10 of a stored one.
-- A text such as 7E-1000 is zero as a double; its mantissa and exponent are not. Literal zeros give null.
create or replace macro neg_log10_of_text(p) as
    case when try_cast(split_part(upper(p), 'E', 1) as double) > 0
        then 0 - (log10(cast(split_part(upper(p), 'E', 1) as double)) + coalesce(try_cast(nullif(split_part(upper(p), 'E', 2), '') as double), 0))
    end
;

-- Seven digits are what sources print; the freed low bytes compress to nothing. Below 1e-37 a float would lose digits or be zero.
create or replace macro stored_p_value(p) as
    case when p >= 1e-37 then cast(cast(p as float) as double) else p end
;

-- Below 1e-300 the stored column has it; a p of zero without it is none.
create or replace macro neg_log10_of_stored(p, below_range) as
    case
        when below_range is not null then below_range
        when p > 0 then 0 - log10(p)
    end
;
