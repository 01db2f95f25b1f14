-- about: Natural logarithm of an odds or hazard ratio given as text; null where it is no positive number.
create or replace macro ln_of_ratio(ratio) as
    case when try_cast(ratio as double) between 1e-300 and 1e300 then ln(try_cast(ratio as double)) end
;
