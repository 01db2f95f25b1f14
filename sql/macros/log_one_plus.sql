-- about: log_one_plus(x) is ln(1 + x), and exp_minus_one(x) is exp(x) - 1, with all digits where x is near 0; log_sum_exp(list) adds numbers given as natural logarithms.
-- By hyperbolic functions, which keep their digits at 0; each argument stands in few places, since DuckDB repeats what a macro is given.
create or replace macro log_one_plus(x) as
    2e0 * atanh(x / (2e0 + x))
;

create or replace macro exp_minus_one(x) as
    2e0 * exp(greatest(x, -1e2) / 2e0) * sinh(greatest(x, -1e2) / 2e0)
;

create or replace macro log_sum_exp(terms) as
    list_transform([list_max(terms)], lambda largest:
        case when isinf(largest) then largest else largest + ln(list_sum(list_transform(terms, lambda term: exp(term - largest)))) end
    )[1]
;
