-- about: Effect per copy of alt and its standard error, in standard deviations of the trait, from z, the frequency of alt and the sample size.
-- Zhu et al. (2016), Nature Genetics 48:481: the variance of a dosage is 2 f (1 - f), and the trait's residual variance 1 - z^2 / (n + z^2).
create or replace macro standard_error_of_z(z, frequency, n) as
    1 / sqrt(2 * cast(frequency as double) * (1 - cast(frequency as double)) * (n + cast(z as double) * cast(z as double)))
;

create or replace macro effect_of_z(z, frequency, n) as
    cast(z as double) * standard_error_of_z(z, frequency, n)
;
