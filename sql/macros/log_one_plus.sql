-- about: log_one_plus(x) is ln(1 + x), and exp_minus_one(x) is exp(x) - 1, with all digits where x is near 0; log_sum_exp(list) adds numbers given as natural logarithms.
-- Kahan's correction (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 1.14.1): the rounding of 1 + x divides out.
create or replace macro log_one_plus(x) as
    case when 1 + x = 1 then x else ln(1 + x) * (x / ((1 + x) - 1)) end
;

create or replace macro exp_minus_one(x) as
    case when exp(x) = 1 then x when exp(x) - 1 = -1 then -1 else (exp(x) - 1) * (x / ln(exp(x))) end
;

create or replace macro log_sum_exp(terms) as
    list_transform([list_max(terms)], lambda largest:
        case when isinf(largest) then largest else largest + ln(list_sum(list_transform(terms, lambda term: exp(term - largest)))) end
    )[1]
;
