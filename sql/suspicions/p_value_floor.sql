-- about: p-values that end at a floor, or were printed as zero, while the effects go on growing.
-- tables: associations, gwas
-- columns: p_value
-- says: {tied:N0} tests share the smallest p-value (-log10 p {strongest:0.##}) with |z| from {least:0.#} to {most:0.#}; {zeros:N0} tests of |z| below 35 were printed as zero.
-- hint: Take the ranking from z or beta / standard_error: tests below the floor cannot be told apart by p.
with tests as (
    select neg_log10_p, p_value_derived is true as derived, abs(coalesce(z, beta / standard_error)) as z
    from sampled
    where neg_log10_p is not null and coalesce(z, beta / standard_error) is not null
),
strongest as (
    select max(neg_log10_p) as strongest from tests where not derived
),
found as (
    select
        count(*) as rows_looked_at,
        count(*) filter (not derived and neg_log10_p = strongest) as tied,
        min(z) filter (not derived and neg_log10_p = strongest) as least,
        max(z) filter (not derived and neg_log10_p = strongest) as most,
        any_value(strongest) as strongest,
        -- From |z| = 37 on, p is below what a double holds, and zero is honest.
        count(*) filter (derived and z < 35) as zeros,
        count(*) filter (derived) as derived,
    from tests, strongest
)
select
    * exclude (derived),
    -- An infinite -log10 p is a zero that the source took the logarithm of. Ten tests of one p and clearly different z are a floor; perfect linkage gives one z. A file without p-values has all derived.
    case when rows_looked_at >= 100 and derived < 0.5 * rows_looked_at then (tied >= 10 and most > 1.1 * least) or zeros > 0 or isinf(strongest) end as suspicious,
from found
