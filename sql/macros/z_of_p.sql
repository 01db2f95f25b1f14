-- about: The z of which p is the two-sided normal tail, from minus log10 of p; it is 0 or above, and the source's sign has to be put to it.
-- uses: log_one_plus
-- Wichura (1988), Appl. Stat. 37:477 (AS 241), whose rational functions give 16 digits down to p = 1e-316. Beyond, the asymptotic series of
-- the tail, turned round as R's qnorm does: each line is the one before with one more term.
create or replace macro wichura_middle(r) as
    (((((((r * 2509.0809287301226727e0 + 33430.575583588128105e0) * r + 67265.770927008700853e0) * r + 45921.953931549871457e0) * r + 13731.693765509461125e0) * r
        + 1971.5909503065514427e0) * r + 133.14166789178437745e0) * r + 3.387132872796366608e0)
    / (((((((r * 5226.495278852545925e0 + 28729.085735721942674e0) * r + 39307.89580009271061e0) * r + 21213.794301586595867e0) * r + 5394.1960214247511077e0) * r
        + 687.1870074920579083e0) * r + 42.313330701600911252e0) * r + 1e0)
;

create or replace macro wichura_outer(r) as
    (((((((r * 7.7454501427834140764e-4 + 0.0227238449892691845833e0) * r + 0.24178072517745061177e0) * r + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r
        + 5.7694972214606914055e0) * r + 4.6303378461565452959e0) * r + 1.42343711074968357734e0)
    / (((((((r * 1.05075007164441684324e-9 + 5.475938084995344946e-4) * r + 0.0151986665636164571966e0) * r + 0.14810397642748007459e0) * r + 0.68976733498510000455e0) * r
        + 1.6763848301838038494e0) * r + 2.05319162663775882187e0) * r + 1e0)
;

create or replace macro wichura_far(r) as
    (((((((r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5) * r + 0.0012426609473880784386e0) * r + 0.026532189526576123093e0) * r + 0.29656057182850489123e0) * r
        + 1.7848265399172913358e0) * r + 5.4637849111641143699e0) * r + 6.6579046435011037772e0)
    / (((((((r * 2.04426310338993978564e-15 + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r + 0.0148753612908506148525e0) * r
        + 0.13692988092273580531e0) * r + 0.59983220655588793769e0) * r + 1e0)
;

-- Of s, minus twice the logarithm of the upper tail. Four steps from any start near enough agree to the last digit, as s is above 1400.
create or replace macro squared_z_beyond(s) as
    list_reduce(
        [s - ln(2e0 * pi() * s), 1e0, 2e0, 3e0, 4e0],
        lambda square, step: s - ln(2e0 * pi() * square) + 2e0 * log_one_plus(-(1e0 - (1e0 - (5e0 - 9e0 / (8e0 + square)) / (6e0 + square)) / (4e0 + square)) / (2e0 + square))
    )
;

-- Of the natural logarithm of the upper tail, which is half of p.
create or replace macro z_of_log_tail(log_tail) as
    case
        when isinf(log_tail) then -log_tail
        when sqrt(-log_tail) <= 5 then wichura_outer(sqrt(-log_tail) - 1.6e0)
        when sqrt(-log_tail) < 27 then wichura_far(sqrt(-log_tail) - 5e0)
        else sqrt(squared_z_beyond(-2e0 * log_tail))
    end
;

create or replace macro z_of_p(neg_log10_p) as
    list_transform([-cast(neg_log10_p as double) * ln(10)], lambda log_p:
        case
            when log_p > -1.897119984885881e0 then -exp_minus_one(log_p) / 2e0 * wichura_middle(0.180625e0 - exp_minus_one(log_p) * exp_minus_one(log_p) / 4e0)
            else z_of_log_tail(log_p - 0.69314718055994530942e0)
        end
    )[1]
;
